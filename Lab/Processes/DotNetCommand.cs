namespace Evolution.Lab.Processes;

/// <summary>The <c>dotnet</c> command as the Lab runs it: in the repository, with the variables that it needs, and nothing of it left running.</summary>
public static class DotNetCommand
{
    /// <summary>The program's name.</summary>
    public const string Program = "dotnet";

    /// <summary>Describes a run of it.</summary>
    /// <param name="repository">The repository whose <c>global.json</c> chooses the SDK.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="arguments">Its arguments, a verb or an assembly first.</param>
    public static Subprocess Create(Repository repository, TimeSpan limit, params IReadOnlyList<string> arguments) => new(Program, arguments)
    {
        Folder = repository.Root,
        Limit = limit,
        Inherits = arguments[0] is "test" or "run" || arguments[0].EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? InheritedVariables.ReachProgram : InheritedVariables.ReachBuild,
        Environment = Own,
    };

    /// <summary>The variables that each run is given, unless it is given others: neither MSBuild nodes nor a compiler server outlive it.</summary>
    public static IReadOnlyDictionary<string, string?> Own { get; } = new Dictionary<string, string?>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    /// <summary>Adds variables to those that it is given.</summary>
    public static Subprocess With(this Subprocess command, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var environment = new Dictionary<string, string?>(command.Environment);
        foreach (var (name, value) in variables) environment[name] = value;
        return command with { Environment = environment };
    }
}
