using System.Text.Json;
using System.Text.Json.Nodes;
using Evolution.Lab.Results;

namespace Evolution.Lab.Tests.Results;

public sealed class ResultsFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public void What_is_written_is_read_again_all_of_it()
    {
        var comparison = SampleComparison.Phases();
        var file = Path.Combine(folder.Path, ResultsFile.Name);

        ResultsFile.Write(file, comparison);

        var read = ResultsFile.Read(folder.Path);
        JsonSerializer.Serialize(read, ResultsFile.Json).ShouldBe(File.ReadAllText(file));
        read.Runs[3].Faults.Single(fault => fault.Name == "kill-broker").Hurt.ShouldBeNull();
        read.Versions["redis"].ShouldBe("7.0.15");
        Directory.GetFiles(folder.Path).ShouldBe([file], "nothing half written stays");
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_one_before()
    {
        var file = Path.Combine(folder.Path, ResultsFile.Name);
        ResultsFile.Write(file, SampleComparison.Experiment());
        var before = File.ReadAllText(file);

        // No JSON number is infinite: writing stops in the middle.
        Should.Throw<ArgumentException>(() => ResultsFile.Write(file, SampleComparison.Experiment() with { Seconds = double.PositiveInfinity }));

        File.ReadAllText(file).ShouldBe(before);
        Directory.GetFiles(folder.Path).ShouldBe([file]);
    }

    [Fact]
    public void The_versions_are_Evolutions_own_and_dotnets_before_servers_are_known()
    {
        new Comparison(Comparison.CurrentFormat, default, new(1, "", "", null), "processes", SampleComparison.Experiment().Settings, []).Versions.Keys.ShouldBe([".net", "evolution"]);
        ProgramVersions.Own["evolution"].ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Another_version_of_the_format_says_so() =>
        Failure(document => document["format"] = 7).ShouldBe("results.json is of format 7; this program reads format 3. Use the version of Evolution that wrote it, or measure again.");

    [Fact]
    public void A_document_that_is_something_else_says_so() => Failure(document => document.Remove("format")).ShouldContain("does not tell its format");

    [Fact]
    public void A_property_that_is_missing_is_named() => Failure(document => document.Remove("machine")).ShouldContain("machine");

    [Fact]
    public void A_property_that_nobody_knows_is_named() => Failure(document => document["surprise"] = 1).ShouldContain("surprise");

    [Fact]
    public void A_null_where_there_must_be_a_value_is_named() => Failure(document => document["runs"]![0]!["name"] = null).ShouldContain("name", Case.Insensitive);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"format\": \"one\"}")]
    public void What_is_no_JSON_of_ours_cannot_be_read(string text) =>
        Should.Throw<LabException>(() => ResultsFile.Parse(System.Text.Encoding.UTF8.GetBytes(text), "results.json")).Message.ShouldStartWith("results.json cannot be read: ");

    [Fact]
    public void A_folder_without_results_says_how_to_get_some()
    {
        var failure = Should.Throw<LabException>(() => ResultsFile.Read(folder.Path));

        failure.Message.ShouldContain("evo compare --out");
        failure.ExitCode.ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public void Something_else_of_that_name_cannot_be_read()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, ResultsFile.Name));

        Should.Throw<LabException>(() => ResultsFile.Read(folder.Path)).Message.ShouldContain("cannot be read");
    }

    public void Dispose() => folder.Dispose();

    static string Failure(Action<JsonObject> change)
    {
        var document = JsonSerializer.SerializeToNode(SampleComparison.Experiment(), ResultsFile.Json)!.AsObject();
        change(document);
        return Should.Throw<LabException>(() => ResultsFile.Parse(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()), "results.json")).Message;
    }
}
