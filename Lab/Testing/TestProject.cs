using System.Text.RegularExpressions;

namespace Evolution.Lab.Testing;

/// <summary>A test project of the solution.</summary>
/// <param name="Path">Its project file.</param>
/// <param name="RunsAlone">Whether it starts servers and measures times, so that nothing else may run beside it.</param>
/// <param name="NeedsBrowser">Whether it drives a browser.</param>
sealed partial record TestProject(string Path, bool RunsAlone, bool NeedsBrowser)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The test projects that the solution names; a project runs alone where it says <c>&lt;RunsAlone&gt;true&lt;/RunsAlone&gt;</c>.</summary>
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
        return new(path, text.Contains("<RunsAlone>true</RunsAlone>", StringComparison.Ordinal), text.Contains("\"Microsoft.Playwright", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.Tests\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
