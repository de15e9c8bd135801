using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Spotting;

/// <summary>The exact output of <c>evo spot</c> for a small shop in each format.</summary>
public sealed class GoldenOutputTests
{
    const string UpdateVariable = "EVOLUTION_UPDATE_GOLDEN";

    static readonly string Folder = Repository.Find()["tests", "Evo.Tests", "Spotting", "Golden"];

    [Theory]
    [InlineData("text", "shop.txt")]
    [InlineData("json", "shop.json")]
    [InlineData("sarif", "shop.sarif")]
    [InlineData("mermaid", "shop.mmd")]
    public async Task The_output_matches_the_golden_file(string format, string file)
    {
        using StringWriter output = new(), errors = new();
        (await new EvoCommand().RunAsync(["spot", SampleShop.Folder, "--format", format], output, errors)).ShouldBe(ExitCodes.Success, errors.ToString());
        var actual = output.ToString().ReplaceLineEndings("\n");

        var goldenFile = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1") await File.WriteAllTextAsync(goldenFile, actual, TestContext.Current.CancellationToken);
        (await File.ReadAllTextAsync(goldenFile, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").ShouldBe(actual, $"Set {UpdateVariable}=1 to update the file.");
    }
}
