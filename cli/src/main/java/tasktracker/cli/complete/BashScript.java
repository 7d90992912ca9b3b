package tasktracker.cli.complete;

/** The script for bash: it asks the tool for each word, so it never gets old. */
public final class BashScript {
    /** The script. */
    public static final String TEXT = """
            # bash completion for tasktracker
            # Now:    source <(tasktracker completion bash)
            # Always: tasktracker completion bash > ~/.local/share/bash-completion/completions/tasktracker
            _tasktracker() {
                local line value
                COMPREPLY=()
                # Words as bash splits them, but for = and :, which belong to the word.
                local words cword
                if declare -F _get_comp_words_by_ref >/dev/null; then
                    _get_comp_words_by_ref -n =: words cword
                else
                    words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
                fi
                while IFS= read -r line; do
                    value=${line%%$'\\t'*}
                    COMPREPLY+=("$(printf '%q' "$value")")
                done < <("${words[0]}" __complete -- "${words[@]:1:cword}" 2>/dev/null)
                if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
                    compopt -o nospace
                fi
                if declare -F __ltrim_colon_completions >/dev/null; then
                    __ltrim_colon_completions "${words[cword]}"
                fi
            }
            complete -o default -F _tasktracker tasktracker
            """;

    private BashScript() {}
}
