package tasktracker.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tasktracker.cli.Programs;

/** The report as a browser shows it. Needs Chromium; {@code .ci/run} says whether it must be there. */
@Tag("external")
final class ReportPageInBrowserTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 1_500;

    @TempDir
    private Path folder;

    private Path page;

    @BeforeEach
    void writePage() throws IOException {
        boolean there = Files.isExecutable(Path.of("/usr/bin/chromium"));
        Programs.assume("chromium", there);
        page = folder.resolve("report.html");
        Files.writeString(page, ReportPage.of(report(), Optional.empty()));
    }

    @Test
    void the_dom_has_three_plots_with_their_lines() throws Exception {
        String dom = Files.readString(browse("--dump-dom"));

        for (String id : List.of("percentiles", "latency", "rate")) {
            int start = dom.indexOf("<figure id=\"" + id + "\"");
            String figure = dom.substring(start, dom.indexOf("</figure>", start));
            assertTrue(
                    figure.contains("<path class=\"line s0\" d=\"M")
                            && figure.contains("<path class=\"line s1\" d=\"M"),
                    figure);
        }
        assertEquals(3, dom.split("<svg", -1).length - 1);
    }

    @ParameterizedTest
    @CsvSource({ "1, ffffff, 0b63c5", "0, 14171a, 6cb2ff" })
    void lines_are_drawn_in_light_and_dark(int scheme, String paper, String line) throws Exception {
        Path shot = folder.resolve("shot.png");
        browse("--screenshot=" + shot, "--blink-settings=preferredColorScheme=" + scheme);

        BufferedImage image = ImageIO.read(shot.toFile());
        assertEquals(Integer.parseInt(paper, 16), image.getRGB(2, 2) & 0xffffff);
        int drawn = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                drawn += (image.getRGB(x, y) & 0xffffff) == Integer.parseInt(line, 16) ? 1 : 0;
            }
        }
        assertTrue(drawn > 1_000, drawn + " pixels of the first lines");
    }

    private Path browse(String... options) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu",
                        "--hide-scrollbars", "--window-size=" + WIDTH + "," + HEIGHT,
                        "--user-data-dir=" + folder.resolve("user")));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Process browser = new ProcessBuilder(command).redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(browser.waitFor(60, TimeUnit.SECONDS), "chromium did not end");
        return out;
    }

    private static Report report() {
        Tally tally = new Tally();
        List<Second> seconds = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            for (int i = 1; i <= 200; i++) {
                tally.add(new Sample(Operation.GET, Exchange.Reply.of(Outcome.OK), 0, 0, i * 1_000L,
                        (second + 1) * 9_000L * i));
            }
            seconds.add(new Second(second, 200, second, 1, 0, 3, 1 + second, 5 + second, 9 + second));
        }
        Plan plan = new Plan(200, Duration.ofSeconds(10), Duration.ZERO, Duration.ZERO, Schedule.Arrivals.CONSTANT, 100,
                OptionalInt.empty(), Mix.parse("get"), 1);
        return new Report("tasktracker test", Instant.EPOCH, "http://127.0.0.1:1/v1?<&\"", "local", plan,
                new Measurement(new Tally(), tally, seconds, 2_000, 200, 200, 200, Duration.ofSeconds(10),
                        Stop.Reason.DONE),
                List.of(), new TestData.Account("load test x", 1, 1, false));
    }
}
