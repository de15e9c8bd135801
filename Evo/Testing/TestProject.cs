using System.Text.RegularExpressions;

namespace Evolution.Evo.Testing;

/// <summary>A test project of the solution.</summary>
/// <param name="Path">The path of the project file.</param>
/// <param name="RunsAlone">Whether it starts servers and measures times, so that no other project may run at the same time.</param>
/// <param name="RunsBeside">Whether it waits more than it computes, so that it runs in parallel with the others.</param>
/// <param name="NeedsBrowser">Whether it drives a browser.</param>
sealed partial record TestProject(string Path, bool RunsAlone, bool RunsBeside, bool NeedsBrowser)
{
    // All programs of the solution, including this one, target the same framework.
    static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The path of the test program in the build output.</summary>
    public string Program => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "bin", Repository.Configuration, Framework, $"{Name}.dll");

    /// <summary>Finds the test projects of a solution. A project sets <c>&lt;RunsAlone&gt;true&lt;/RunsAlone&gt;</c> or <c>&lt;RunsBeside&gt;true&lt;/RunsBeside&gt;</c>.</summary>
    public static IReadOnlyList<TestProject> Of(string solution)
    {
        var folder = System.IO.Path.GetDirectoryName(solution)!;
        return [.. ProjectPath().Matches(File.ReadAllText(solution))
            .Select(match => System.IO.Path.Combine(folder, match.Groups["path"].Value.Replace('\\', System.IO.Path.DirectorySeparatorChar)))
            .Select(Read)];
    }

    static TestProject Read(string path)
    {
        var text = File.ReadAllText(path);
        return new(path, Says("RunsAlone"), Says("RunsBeside"), text.Contains("\"Microsoft.Playwright", StringComparison.Ordinal));

        bool Says(string property) => text.Contains($"<{property}>true</{property}>", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.Tests\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
