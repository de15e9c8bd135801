using System.Text.Json.Nodes;
using Evolution.Evo.Commands;
using Evolution.Lab.Results;

namespace Evolution.Evo.Tests.Advising;

public sealed class AdviseCommandTests : IDisposable
{
    const string EnoughArguments = "--team 4 --rps 300 --deploys-per-day 0.5 --one-server yes --scale-independently no";
    const string TooManyDeploysArguments = "--team 4 --rps 300 --deploys-per-day 5 --one-server yes --scale-independently no";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_JSON_matches_the_approved_output_if_a_monolith_is_enough()
    {
        var (exitCode, output, errors) = await RunAsync($"{EnoughArguments} --format json");

        (exitCode, errors).ShouldBe((0, ""));
        output.ReplaceLineEndings("\n").ShouldBe(ApprovedAdviceJson.Enough);
    }

    [Fact]
    public async Task The_JSON_matches_the_approved_output_if_a_monolith_is_not_enough()
    {
        var (exitCode, output, errors) = await RunAsync($"{TooManyDeploysArguments} --format json");

        (exitCode, errors).ShouldBe((0, ""));
        output.ReplaceLineEndings("\n").ShouldBe(ApprovedAdviceJson.NotEnough);
    }

    [Fact]
    public async Task The_text_matches_the_approved_output_if_a_monolith_is_enough() => (await GetTextAsync(EnoughArguments)).ShouldBe(ApprovedAdvice.Enough);

    [Fact]
    public async Task The_text_with_measurements_matches_the_approved_output_if_a_monolith_is_not_enough()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Phases());

        (await GetTextAsync($"--team 4 --rps 500 --deploys-per-day 5 --scale-independently no --from {folder.Path}")).ShouldBe(ApprovedAdvice.NotEnoughWithResults);
    }

    [Fact]
    public async Task The_reason_for_one_server_is_written_to_standard_error()
    {
        var file = Path.Combine(folder.Path, "mine.json");
        ResultsFile.Write(file, SampleComparison.Phases());

        var (exitCode, output, errors) = await RunAsync($"--team 4 --rps 300 --deploys-per-day 1 --scale-independently no --format json --from {file}");

        exitCode.ShouldBe(0);
        JsonNode.Parse(output)!["enough"]!.GetValue<bool>().ShouldBeTrue();
        errors.ShouldStartWith("one-server is yes, as measured: with everything on one machine, phase 0 sustained 410 orders/s");
    }

    [Theory]
    [InlineData("--team 0", "--team must be a whole number of people from 1 to a billion, not '0'.")]
    [InlineData("--team -3", "--team must be a whole number of people from 1 to a billion, not '-3'.")]
    [InlineData("--team 4.5", "not '4.5'.")]
    [InlineData("--team few", "not 'few'.")]
    [InlineData("--rps -1", "--rps must be a number from 0 to a billion, such as 300 or 0.5, not '-1'.")]
    [InlineData("--rps NaN", "not 'NaN'.")]
    [InlineData("--rps Infinity", "not 'Infinity'.")]
    [InlineData("--rps 1e10", "not '1e10'.")]
    [InlineData("--rps 1,000", "not '1,000'.")]
    [InlineData("--deploys-per-day -0.5", "--deploys-per-day must be a number from 0 to a billion, such as 300 or 0.5, not '-0.5'.")]
    [InlineData("--deploys-per-day", "--deploys-per-day")]
    [InlineData("--one-server maybe", "--one-server must be yes or no, not 'maybe'.")]
    [InlineData("--one-server", "--one-server")]
    [InlineData("--scale-independently 1", "--scale-independently must be yes or no, not '1'.")]
    [InlineData("--team 3 --team 4", "--team")]
    [InlineData("--format yaml", "Unknown format 'yaml'. Expected one of: text, json.")]
    [InlineData("--from nowhere", "nowhere does not exist. To create one, run: ./evo compare --out DIR")]
    [InlineData("--speed 9", "evo advise does not accept '--speed'. Options: --team N, --rps N, --deploys-per-day N, --one-server yes|no, --scale-independently yes|no, --from DIR, --format text|json.")]
    public async Task Invalid_input_is_rejected_in_one_line_with_exit_code_2(string arguments, string message) => await ShouldBeRejectedAsync(arguments, message);

    [Theory]
    [InlineData("{\"format\":7}", "has format 7, but this program reads format 4.")]
    [InlineData("{}", "is not a results file")]
    [InlineData("# Evolution", "cannot be read")]
    public async Task An_incompatible_or_invalid_file_is_rejected_in_one_line_with_exit_code_2(string content, string message) =>
        await ShouldBeRejectedAsync($"{EnoughArguments} --from {folder.Write("other.json", content)}", message);

    [Theory]
    [InlineData("", "--team N, --rps N, --deploys-per-day N, --one-server yes|no, --scale-independently yes|no.")]
    [InlineData("--team 4 --one-server no --deploys-per-day 1", "options are missing: --rps N, --scale-independently yes|no.")]
    public async Task Without_a_terminal_all_missing_options_are_listed(string arguments, string message) => await ShouldBeRejectedAsync(arguments, message);

    [Fact]
    public async Task An_option_that_the_results_do_not_answer_is_reported_as_missing()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Of("phases", 1, [SampleComparison.Phase(1, 1)]));

        await ShouldBeRejectedAsync($"--team 4 --rps 300 --deploys-per-day 1 --scale-independently no --from {folder.Path}", "options are missing: --one-server yes|no.");
    }

    static async Task ShouldBeRejectedAsync(string arguments, string message)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldNotContain('\n');
        errors.ShouldContain(message);
    }

    static async Task<string> GetTextAsync(string arguments)
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
