namespace Evolution.Lab.Processes;

/// <summary>Creates <c>dotnet</c> commands for the Lab: they run in the repository, with the required variables, and leave no processes behind.</summary>
public static class DotNetCommand
{
    /// <summary>The program's name.</summary>
    public const string Program = "dotnet";

    /// <summary>Creates a <c>dotnet</c> command.</summary>
    /// <param name="repository">The repository whose <c>global.json</c> chooses the SDK.</param>
    /// <param name="limit">The maximum run time.</param>
    /// <param name="arguments">Its arguments, beginning with a verb or an assembly.</param>
    public static Subprocess Create(Repository repository, TimeSpan limit, params IReadOnlyList<string> arguments) => new(Program, arguments)
    {
        Folder = repository.Root,
        Limit = limit,
        Inherits = arguments[0] is "test" or "run" || arguments[0].EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? InheritedVariables.ReachProgram : InheritedVariables.ReachBuild,
        Environment = Own,
    };

    /// <summary>The default variables of each command: neither MSBuild nodes nor a compiler server outlive it.</summary>
    public static IReadOnlyDictionary<string, string?> Own { get; } = new Dictionary<string, string?>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    /// <summary>Adds variables to those of the command.</summary>
    public static Subprocess With(this Subprocess command, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var environment = new Dictionary<string, string?>(command.Environment);
        foreach (var (name, value) in variables) environment[name] = value;
        return command with { Environment = environment };
    }
}
