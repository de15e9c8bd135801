using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Evolution.Evo.Commands;

/// <summary>Describes an invalid command line and the valid alternatives in one line.</summary>
static class ArgumentErrors
{
    /// <summary>Returns the error message for the user.</summary>
    /// <returns>Null if there is no error, or if help is requested.</returns>
    public static string? Describe(ParseResult parsed)
    {
        if (parsed.Errors is [] || parsed.Action is HelpAction) return null;
        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens switch
        {
            [] => parsed.Errors[0].Message,
            [var unknown, ..] when command.Subcommands.Count > 0 => $"Unknown command '{unknown}'. Expected one of: {string.Join(", ", command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name))}. See evo --help.",
            [var unknown, ..] => $"evo {GetPath(parsed.CommandResult)} does not accept '{unknown}'. Options: {string.Join(", ", command.Options.Select(FormatUsage))}.",
        };
    }

    // The path of the command, without the name of the program itself.
    static string GetPath(CommandResult result) => result.Parent is CommandResult { Parent: not null } outer ? $"{GetPath(outer)} {result.Command.Name}" : result.Command.Name;

    static string FormatUsage(Option option) => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;
}
