using System.Text.Json.Nodes;
using Evolution.Evo.Commands;
using Evolution.Lab.Results;

namespace Evolution.Evo.Tests.Advising;

public sealed class AdviseCommandTests : IDisposable
{
    const string Enough = "--team 4 --rps 300 --deploys-per-day 0.5 --one-server yes --scale-independently no";
    const string TooManyDeploys = "--team 4 --rps 300 --deploys-per-day 5 --one-server yes --scale-independently no";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Where_it_is_enough_json_is_as_approved()
    {
        var (exitCode, output, errors) = await RunAsync($"{Enough} --format json");

        (exitCode, errors).ShouldBe((0, ""));
        output.ReplaceLineEndings("\n").ShouldBe(ApprovedAdviceJson.Enough);
    }

    [Fact]
    public async Task Where_it_is_not_json_is_as_approved()
    {
        var (exitCode, output, errors) = await RunAsync($"{TooManyDeploys} --format json");

        (exitCode, errors).ShouldBe((0, ""));
        output.ReplaceLineEndings("\n").ShouldBe(ApprovedAdviceJson.NotEnough);
    }

    [Fact]
    public async Task Where_it_is_enough_the_text_is_as_approved() => (await TextAsync(Enough)).ShouldBe(ApprovedAdvice.Enough);

    [Fact]
    public async Task Where_it_is_not_the_text_is_as_approved_with_what_was_measured()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Phases());

        (await TextAsync($"--team 4 --rps 500 --deploys-per-day 5 --scale-independently no --from {folder.Path}")).ShouldBe(ApprovedAdvice.NotEnoughAsMeasured);
    }

    [Fact]
    public async Task Why_one_server_is_enough_goes_beside_the_json_and_not_into_it()
    {
        var file = Path.Combine(folder.Path, "mine.json");
        ResultsFile.Write(file, SampleComparison.Phases());

        var (exitCode, output, errors) = await RunAsync($"--team 4 --rps 300 --deploys-per-day 1 --scale-independently no --format json --from {file}");

        exitCode.ShouldBe(0);
        JsonNode.Parse(output)!["enough"]!.GetValue<bool>().ShouldBeTrue();
        errors.ShouldStartWith("one-server is yes by measurement: with everything on one machine, phase 0 served 410 orders/s well");
    }

    [Theory]
    [InlineData("--team 0", "--team is a whole number of people from 1 to a billion, and not '0'.")]
    [InlineData("--team -3", "--team is a whole number of people from 1 to a billion, and not '-3'.")]
    [InlineData("--team 4.5", "and not '4.5'.")]
    [InlineData("--team few", "and not 'few'.")]
    [InlineData("--rps -1", "--rps is a number from 0 to a billion, such as 300 or 0.5, and not '-1'.")]
    [InlineData("--rps NaN", "and not 'NaN'.")]
    [InlineData("--rps Infinity", "and not 'Infinity'.")]
    [InlineData("--rps 1e10", "and not '1e10'.")]
    [InlineData("--rps 1,000", "and not '1,000'.")]
    [InlineData("--deploys-per-day -0.5", "--deploys-per-day is a number from 0 to a billion, such as 300 or 0.5, and not '-0.5'.")]
    [InlineData("--deploys-per-day", "--deploys-per-day")]
    [InlineData("--one-server maybe", "--one-server is yes or no, and not 'maybe'.")]
    [InlineData("--one-server", "--one-server")]
    [InlineData("--scale-independently 1", "--scale-independently is yes or no, and not '1'.")]
    [InlineData("--team 3 --team 4", "--team")]
    [InlineData("--format yaml", "There is no format 'yaml'. There are: text, json.")]
    [InlineData("--from nowhere", "There is no nowhere. ./evo compare --out DIR writes one.")]
    [InlineData("--speed 9", "evo advise takes no '--speed'. It takes: --team N, --rps N, --deploys-per-day N, --one-server yes|no, --scale-independently yes|no, --from DIR, --format text|json.")]
    public async Task Wrong_input_is_refused_in_one_line_with_exit_code_2(string arguments, string part) => await RefusedAsync(arguments, part);

    [Theory]
    [InlineData("{\"format\":7}", "is of format 7; this program reads format 3.")]
    [InlineData("{}", "holds no results")]
    [InlineData("# Evolution", "cannot be read")]
    public async Task So_is_a_file_of_another_version_or_of_something_else(string content, string part) =>
        await RefusedAsync($"{Enough} --from {folder.Write("other.json", content)}", part);

    [Theory]
    [InlineData("", "--team N, --rps N, --deploys-per-day N, --one-server yes|no, --scale-independently yes|no.")]
    [InlineData("--team 4 --one-server no --deploys-per-day 1", "this is missing: --rps N, --scale-independently yes|no.")]
    public async Task Without_a_terminal_all_that_is_missing_is_named(string arguments, string part) => await RefusedAsync(arguments, part);

    [Fact]
    public async Task What_a_measurement_does_not_tell_is_missing_too()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Of("phases", 1, [SampleComparison.Phase(1, 1)]));

        await RefusedAsync($"--team 4 --rps 300 --deploys-per-day 1 --scale-independently no --from {folder.Path}", "this is missing: --one-server yes|no.");
    }

    static async Task RefusedAsync(string arguments, string part)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldNotContain('\n');
        errors.ShouldContain(part);
    }

    static async Task<string> TextAsync(string arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);
        (exitCode, errors).ShouldBe((0, ""));
        return string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }

    static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await new EvoCommand(() => null).RunAsync(["advise", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
