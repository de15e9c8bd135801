using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Finds and reads environment files. If a file is missing, as files with passwords often are, the example in the repository is used instead, and this is reported.</summary>
sealed class EnvironmentFiles(ReadSession session)
{
    static readonly string[] ExampleSuffixes = ["example", "sample", "template", "dist", "default", "defaults", "tmpl", "tpl"];

    readonly Dictionary<string, IReadOnlyList<EnvVariable>> cache = [];

    /// <summary>Finds a file, or the example for it; null if both are missing.</summary>
    public string? Find(string file, SourceLocation referrer, string? workload = null)
    {
        if (session.Tree.HasFile(file)) return file;
        if ((GetExamples(file).FirstOrDefault(session.Tree.HasFile) ?? FindDeploymentFile(file)) is not { } example) return null;
        session.Report(referrer, $"{file} does not exist; the values of {example} were used instead", workload);
        return example;
    }

    /// <summary>Reads the variables in a file. Reports a file that cannot be read.</summary>
    public IReadOnlyList<EnvVariable> ReadFile(string file, SourceLocation referrer) =>
        cache.TryGetValue(file, out var variables) ? variables : cache[file] = session.ReadText(file, referrer) is { } text ? EnvFileParser.Parse(text) : [];

    /// <summary>Reads the variables that files provide to a project.</summary>
    public Variables ReadVariables(IEnumerable<string> files, IReadOnlyDictionary<string, string> defaults, Variables? overrides, SourceLocation referrer)
    {
        var values = new Dictionary<string, string>(defaults);
        var interpolation = new Interpolation(name => overrides?[name] ?? values.GetValueOrDefault(name), session.SubstitutionQuota);
        foreach (var file in files)
        {
            foreach (var variable in ReadFile(file, referrer).Where(variable => variable.Value is not null))
            {
                var (text, unsetVariables) = variable.IsLiteral ? (variable.Value!, []) : interpolation.Replace(variable.Value!);
                values[variable.Name] = text;
                foreach (var name in unsetVariables) session.Report(new(file, variable.Line), $"${{{name}}} has no value");
            }
        }
        return new(values, overrides);
    }

    /// <summary>Finds the environment file for deployment in the folder of a missing <c>.env</c> file.</summary>
    string? FindDeploymentFile(string file) => SourceTree.GetName(file) is not ".env" ? null : session.Tree.GetFilesIn(SourceTree.GetFolder(file)).FirstOrDefault(IsForDeployment);

    static bool IsForDeployment(string file) => SourceTree.GetName(file) is var name && name.EndsWith(".env", StringComparison.OrdinalIgnoreCase)
        && (name.Contains("deploy", StringComparison.OrdinalIgnoreCase) || name.Contains("prod", StringComparison.OrdinalIgnoreCase));

    static IEnumerable<string> GetExamples(string file)
    {
        var folder = file[..(file.LastIndexOf('/') + 1)];
        var name = file[folder.Length..];
        return ExampleSuffixes.SelectMany(word => new[] { $"{name}.{word}", $"{name}-{word}", $"{name}_{word}", $"{word}{name}", $"{name.TrimStart('.')}.{word}" }).Select(example => folder + example);
    }
}
