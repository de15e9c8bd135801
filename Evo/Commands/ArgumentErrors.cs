using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Evolution.Evo.Commands;

/// <summary>Describes in one line what is wrong with the arguments, and which alternatives there are.</summary>
static class ArgumentErrors
{
    /// <summary>Returns the error message for the user.</summary>
    /// <returns>Null if there is no error, or if help is requested.</returns>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Errors is [] || parsed.Action is HelpAction) return null;
        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens switch
        {
            [] => parsed.Errors[0].Message,
            [var unknown, ..] when command.Subcommands.Count > 0 => $"There is no command '{unknown}'. There are: {string.Join(", ", command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name))}; evo --help says what they do.",
            [var unknown, ..] => $"evo {PathOf(parsed.CommandResult)} takes no '{unknown}'. It takes: {string.Join(", ", command.Options.Select(Usage))}.",
        };
    }

    // The path of the command, without the name of the program itself.
    static string PathOf(CommandResult result) => result.Parent is CommandResult { Parent: not null } outer ? $"{PathOf(outer)} {result.Command.Name}" : result.Command.Name;

    static string Usage(Option option) => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;
}
