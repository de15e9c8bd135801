using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Results;

public sealed class ResultsFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public void Results_can_be_read_back_completely()
    {
        var comparison = SampleComparison.Phases();
        var file = Path.Combine(folder.Path, ResultsFile.Name);

        ResultsFile.Write(file, comparison);

        var read = ResultsFile.Read(folder.Path);
        JsonSerializer.Serialize(read, ResultsFile.Json).ShouldBe(File.ReadAllText(file));
        read.Runs[3].Faults.Single(fault => fault.Name == "kill-broker").TargetService.ShouldBeNull();
        read.Versions["redis"].ShouldBe("7.0.15");
        Directory.GetFiles(folder.Path).ShouldBe([file], "no temporary file remains");
    }

    [Fact]
    public void A_failed_write_keeps_the_previous_file()
    {
        var file = Path.Combine(folder.Path, ResultsFile.Name);
        ResultsFile.Write(file, SampleComparison.Experiment());
        var before = File.ReadAllText(file);

        // JSON cannot represent infinity, so writing fails partway.
        Should.Throw<ArgumentException>(() => ResultsFile.Write(file, SampleComparison.Experiment() with { Seconds = double.PositiveInfinity }));

        File.ReadAllText(file).ShouldBe(before);
        Directory.GetFiles(folder.Path).ShouldBe([file]);
    }

    [Fact]
    public void The_initial_versions_are_those_of_Evolution_and_dotnet()
    {
        new Comparison(Comparison.CurrentFormat, default, new(1, "", "", null), "processes", SampleComparison.Experiment().Settings, []).Versions.Keys.ShouldBe([".net", "evolution"]);
        ProgramVersions.Current["evolution"].ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Another_format_version_is_reported() =>
        GetReadError(document => document["format"] = 7).ShouldBe("results.json has format 7, but this program reads format 4. Use the version of Evolution that wrote it, or measure again.");

    [Fact]
    public void A_document_without_a_format_is_reported() => GetReadError(document => document.Remove("format")).ShouldContain("has no format property");

    [Fact]
    public void A_missing_property_is_named() => GetReadError(document => document.Remove("machine")).ShouldContain("machine");

    [Fact]
    public void An_unknown_property_is_named() => GetReadError(document => document["surprise"] = 1).ShouldContain("surprise");

    [Fact]
    public void A_null_in_a_required_property_is_named() => GetReadError(document => document["runs"]![0]!["name"] = null).ShouldContain("name", Case.Insensitive);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"format\": \"one\"}")]
    public void Invalid_JSON_cannot_be_read(string text) =>
        Should.Throw<LabException>(() => ResultsFile.Parse(System.Text.Encoding.UTF8.GetBytes(text), "results.json")).Message.ShouldStartWith("results.json cannot be read: ");

    [Fact]
    public void A_folder_without_results_is_reported_with_instructions()
    {
        var failure = Should.Throw<LabException>(() => ResultsFile.Read(folder.Path));

        failure.Message.ShouldContain("evo compare --out");
        failure.ExitCode.ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void A_folder_with_the_name_of_the_file_cannot_be_read()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ResultsFile.Name));

        Should.Throw<LabException>(() => ResultsFile.Read(folder.Path)).Message.ShouldContain("cannot be read");
    }

    public void Dispose() => folder.Dispose();

    static string GetReadError(Action<JsonObject> change)
    {
        var document = JsonSerializer.SerializeToNode(SampleComparison.Experiment(), ResultsFile.Json)!.AsObject();
        change(document);
        return Should.Throw<LabException>(() => ResultsFile.Parse(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()), "results.json")).Message;
    }
}
