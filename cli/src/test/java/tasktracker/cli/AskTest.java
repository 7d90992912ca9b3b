package tasktracker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tasktracker.cli.output.Out;
import tasktracker.cli.output.Tty;

final class AskTest {
    @Test
    void ctrl_c_at_a_question_ends_its_line_and_an_answer_does_not() {
        assertEquals("Delete? [y/N] \n", asked(true));
        assertEquals("Delete? [y/N] ", asked(false));
    }

    private static String asked(boolean interrupted) {
        List<Runnable> last = new ArrayList<>();
        InputStream typing = new InputStream() {
            @Override
            public int read() {
                if (interrupted) {
                    last.forEach(Runnable::run);
                }
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Out out = new Out(new ByteArrayOutputStream(), err, new Terminal(), _ -> null);
        assertEquals(false, new Ask(out, typing, run -> {
            last.add(run);
            return last::clear;
        }).confirm("Delete?"));
        assertEquals(List.of(), last);
        out.stderr().flush();
        return err.toString(StandardCharsets.UTF_8);
    }

    private record Terminal() implements Tty {
        @Override
        public Kind kind(int descriptor) {
            return Kind.TERMINAL;
        }

        @Override
        public int columns(int descriptor) {
            return 80;
        }
    }
}
