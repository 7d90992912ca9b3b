package tasktracker.cli.complete;

/** The script for bash: it asks the tool for each word, so it never gets old. */
public final class BashScript {
    /** The script. */
    public static final String TEXT = """
            # bash completion for tasktracker
            # Now:    source <(tasktracker completion bash)
            # Always: tasktracker completion bash > ~/.local/share/bash-completion/completions/tasktracker
            _tasktracker() {
                local words=() glued= raw at line value
                # bash makes = and : words of their own; they belong to the word around them.
                for ((at = 0; at <= COMP_CWORD; at++)); do
                    raw=${COMP_WORDS[at]}
                    if ((at > 1)) && [[ -n $glued || $raw == [=:]* ]]; then
                        words[${#words[@]} - 1]+=$raw
                    else
                        words+=("$raw")
                    fi
                    glued=
                    [[ $raw == *[=:] ]] && glued=1
                done
                # Of the last word, bash replaces only what stands behind the last = or :.
                local last=${words[${#words[@]} - 1]}
                local kept=${last%"${last##*[=:]}"}
                COMPREPLY=()
                while IFS= read -r line; do
                    value=${line%%$'\\t'*}
                    COMPREPLY+=("$(printf '%q' "${value#"$kept"}")")
                done < <("${words[0]}" __complete -- "${words[@]:1}" 2>/dev/null)
            }
            complete -o default -F _tasktracker tasktracker
            """;

    private BashScript() {}
}
