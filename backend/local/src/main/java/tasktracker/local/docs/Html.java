package tasktracker.local.docs;

/** Writes HTML. Whatever is no tag goes through {@link #text}, and so is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder(128 * 1024);

    /** What goes between two tags. */
    @FunctionalInterface
    interface Content {
        void write(Html html);
    }

    /** Text, escaped. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** Markup of our own, which no text of the document may be part of. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** {@code <tag>content</tag>}. */
    Html tag(String tag, Content content) {
        out.append('<').append(tag).append('>');
        content.write(this);
        out.append("</").append(tag).append('>');
        return this;
    }

    /** {@code <tag>text</tag>}. */
    Html tag(String tag, String text) {
        return tag(tag, html -> html.text(text));
    }

    /** {@code <tag name="value">content</tag>}. */
    Html tag(String tag, String name, String value, Content content) {
        out.append('<').append(tag).append(' ').append(name).append("=\"");
        text(value).out.append("\">");
        content.write(this);
        out.append("</").append(tag).append('>');
        return this;
    }

    /** A link to a place on the page. */
    Html link(String place, String text) {
        return tag("a", "href", "#" + place, html -> html.tag("code", text));
    }

    /** Paragraphs, divided by empty lines, in which {@code `…`} is code. */
    Html prose(Object text) {
        if (text instanceof String prose) {
            for (String paragraph : prose.strip().split("\n\\s*\n", -1)) {
                tag("p", html -> html.line(paragraph));
            }
        }
        return this;
    }

    /** Text in which {@code `…`} is code. */
    Html line(String text) {
        int at = 0;
        for (int open = text.indexOf('`'); open >= 0; open = text.indexOf('`', at)) {
            int close = text.indexOf('`', open + 1);
            if (close < 0) {
                break;
            }
            text(text.substring(at, open)).tag("code", text.substring(open + 1, close));
            at = close + 1;
        }
        return text(text.substring(at));
    }

    /** A table with a row for its heads. */
    Html table(String[] heads, Content rows) {
        return tag("table", html -> html.tag("tr", row -> {
            for (String head : heads) {
                row.tag("th", head);
            }
        }).nest(rows));
    }

    /** The cells of a row. */
    Html row(Content... cells) {
        return tag("tr", html -> {
            for (Content cell : cells) {
                html.tag("td", cell);
            }
        });
    }

    private Html nest(Content content) {
        content.write(this);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
