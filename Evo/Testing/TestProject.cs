using System.Text.RegularExpressions;

namespace Evolution.Evo.Testing;

/// <summary>A test project of the solution.</summary>
/// <param name="Path">The path of the project file.</param>
/// <param name="RunsAlone">Whether the project must run alone, because it starts servers and measures times.</param>
/// <param name="MostlyWaits">Whether the project mostly waits, so that it can run next to the projects that compute.</param>
/// <param name="NeedsBrowser">Whether the tests use a browser.</param>
sealed partial record TestProject(string Path, bool RunsAlone, bool MostlyWaits, bool NeedsBrowser)
{
    // All projects of the solution target the same framework as this program.
    static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The path of the test program in the build output.</summary>
    public string Program => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "bin", Repository.Configuration, Framework, $"{Name}.dll");

    /// <summary>Finds the test projects of a solution. A project sets <c>&lt;RunsAlone&gt;true&lt;/RunsAlone&gt;</c> or <c>&lt;MostlyWaits&gt;true&lt;/MostlyWaits&gt;</c>.</summary>
    public static IReadOnlyList<TestProject> FindAll(string solution)
    {
        var folder = System.IO.Path.GetDirectoryName(solution)!;
        return [.. ProjectPath().Matches(File.ReadAllText(solution))
            .Select(match => System.IO.Path.Combine(folder, match.Groups["path"].Value.Replace('\\', System.IO.Path.DirectorySeparatorChar)))
            .Select(Read)];
    }

    static TestProject Read(string path)
    {
        var text = File.ReadAllText(path);
        return new(path, HasProperty("RunsAlone"), HasProperty("MostlyWaits"), text.Contains("\"Microsoft.Playwright", StringComparison.Ordinal));

        bool HasProperty(string property) => text.Contains($"<{property}>true</{property}>", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.Tests\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
