# fish completion for tasktracker. It asks the tool at each TAB, so it never gets old.
#
# For now:       tasktracker completion fish | source
# For you:       tasktracker completion fish > ~/.config/fish/completions/tasktracker.fish
# For everybody: copy this file to /usr/share/fish/vendor_completions.d/tasktracker.fish

function __tasktracker_complete
    set -l tool (commandline -opc)[1]
    command -q -- $tool; or set tool tasktracker
    set -l answer (command $tool __complete --for fish --line=(commandline -cp | string collect) 2>/dev/null </dev/null)
    if test "$answer[1]" = files
        set -l typed (commandline -ct)
        set -l option (string match -r -- '^--[^=]*=' $typed)
        for path in (__fish_complete_path (string replace -- "$option" '' $typed))
            printf '%s\n' "$option$path"
        end
    else if set -q answer[2]
        printf '%s\n' $answer[2..-1]
    end
end

complete -c tasktracker -f -k -a '(__tasktracker_complete)'
