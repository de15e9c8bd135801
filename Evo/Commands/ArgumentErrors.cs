using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Evolution.Evo.Commands;

/// <summary>Says in one line what is wrong with the arguments, and what there is instead.</summary>
static class ArgumentErrors
{
    /// <summary>The line for the user.</summary>
    /// <returns>Null where nothing is wrong, or where help is asked for.</returns>
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

    // Without the name of the program itself.
    static string PathOf(CommandResult result) => result.Parent is CommandResult { Parent: not null } outer ? $"{PathOf(outer)} {result.Command.Name}" : result.Command.Name;

    static string Usage(Option option) => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;
}
