namespace Evolution.Lab.Processes;

/// <summary>Creates <c>dotnet</c> commands that run in the repository and leave no processes behind.</summary>
public static class DotNetCommand
{
    /// <summary>The name of the executable.</summary>
    public const string Program = "dotnet";

    /// <summary>Creates a <c>dotnet</c> command.</summary>
    /// <param name="repository">The repository whose <c>global.json</c> chooses the SDK.</param>
    /// <param name="timeout">The maximum run time.</param>
    /// <param name="arguments">The arguments, beginning with a verb or an assembly.</param>
    public static Subprocess Create(Repository repository, TimeSpan timeout, params IReadOnlyList<string> arguments) => new(Program, arguments)
    {
        WorkingDirectory = repository.Root,
        Timeout = timeout,
        InheritsVariable = arguments[0] is "test" or "run" || arguments[0].EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? InheritedVariables.IsPassedToProgram : InheritedVariables.IsPassedToBuild,
        Environment = DefaultEnvironment,
    };

    /// <summary>The variables of every command. They keep MSBuild nodes and a compiler server from outliving it.</summary>
    public static IReadOnlyDictionary<string, string?> DefaultEnvironment { get; } = new Dictionary<string, string?>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    /// <summary>Adds environment variables to a command.</summary>
    public static Subprocess WithEnvironment(this Subprocess command, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var environment = new Dictionary<string, string?>(command.Environment);
        foreach (var (name, value) in variables) environment[name] = value;
        return command with { Environment = environment };
    }
}
