using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Spotting;

/// <summary>What <c>evo spot</c> writes of one small shop, to the letter, in each format.</summary>
public sealed class GoldenOutputTests
{
    const string Update = "EVOLUTION_UPDATE_GOLDEN";

    static readonly string Folder = Repository.Find()["tests", "Evo.Tests", "Spotting", "Golden"];

    [Theory]
    [InlineData("text", "shop.txt")]
    [InlineData("json", "shop.json")]
    [InlineData("sarif", "shop.sarif")]
    [InlineData("mermaid", "shop.mmd")]
    public async Task The_output_is_as_it_is_kept(string format, string file)
    {
        using StringWriter output = new(), errors = new();
        (await new EvoCommand().RunAsync(["spot", SampleShop.Folder, "--format", format], output, errors)).ShouldBe(ExitCodes.Success, errors.ToString());
        var written = output.ToString().ReplaceLineEndings("\n");

        var kept = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable(Update) is "1") await File.WriteAllTextAsync(kept, written, TestContext.Current.CancellationToken);
        (await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").ShouldBe(written, $"{Update}=1 before this test writes it anew.");
    }
}
