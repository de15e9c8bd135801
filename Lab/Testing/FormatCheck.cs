namespace Evolution.Lab.Testing;

/// <summary>
/// Checks of the format beside the build, which has run all analyzers and makes errors of their warnings: white space, and the order of
/// imports. <c>dotnet format</c> without more would run the analyzers of all projects again, which takes longer than all the rest of it.
/// </summary>
static class FormatCheck
{
    /// <summary>The arguments of <c>dotnet</c> for each check.</summary>
    /// <param name="solution">The solution or project, which is restored.</param>
    public static IReadOnlyList<string[]> Of(string solution) =>
    [
        ["format", "whitespace", solution, "--verify-no-changes", "--no-restore"],

        // IMPORTS is no analyzer: it comes with the code style, of which nothing else is asked here.
        ["format", "style", solution, "--diagnostics", "IMPORTS", "--verify-no-changes", "--no-restore"],
    ];
}
