using System.Diagnostics;
using System.Text.Json.Nodes;
using Evolution.Evo.Commands;
using Evolution.Lab.Results;
using Spectre.Console.Testing;

namespace Evolution.Evo.Tests.Advising;

public sealed class InterviewTests : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly TestConsole terminal = new TestConsole().Width(200).Interactive();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        terminal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Without_options_everything_is_asked()
    {
        var advice = await AnswerAsync("", "5", "300.5", "0.5", "no", "yes");

        Values(advice).ShouldBe(["5", "300.5", "0.5", "false", "true"]);
        terminal.Output.ShouldContain("How many people work on it? [N]");
        terminal.Output.ShouldContain("Must a part of it scale without the others? [yes|no]");
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked()
    {
        var advice = await AnswerAsync("--team 3 --deploys-per-day 1 --one-server yes", "400", "n");

        Values(advice).ShouldBe(["3", "400", "1", "true", "false"]);
        terminal.Output.ShouldNotContain("people");
        terminal.Output.ShouldNotContain("deploys");
        terminal.Output.ShouldNotContain("server");
    }

    [Fact]
    public async Task Nonsense_is_asked_again_with_what_is_wanted()
    {
        var advice = await AnswerAsync("--team 3 --deploys-per-day 1 --scale-independently no", "many", "-1", "400", "perhaps", "Yes");

        Values(advice).ShouldBe(["3", "400", "1", "true", "false"]);
        terminal.Output.ShouldContain("--rps is a number from 0 to a billion, such as 300 or 0.5, and not 'many'.");
        terminal.Output.ShouldContain("and not '-1'.");
        terminal.Output.ShouldContain("--one-server is yes or no, and not 'perhaps'.");
    }

    [Fact]
    public async Task What_was_measured_is_not_asked()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Phases());

        var advice = await AnswerAsync($"--team 3 --deploys-per-day 1 --from {folder.Path}", "411", "no");

        Values(advice).ShouldBe(["3", "411", "1", "false", "false"]);
        terminal.Output.ShouldNotContain("one server");
    }

    [Fact]
    public async Task What_was_measured_in_vain_is()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Of("phases", 1, [SampleComparison.Phase(3, 1)]));

        Values(await AnswerAsync($"--team 3 --deploys-per-day 1 --from {folder.Path}", "411", "yes", "no")).ShouldBe(["3", "411", "1", "true", "false"]);
    }

    [Fact]
    public async Task The_program_does_not_wait_for_answers_where_its_input_is_no_terminal()
    {
        var info = new ProcessStartInfo("dotnet", [typeof(EvoCommand).Assembly.Location, "advise", "--team", "4"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        using var program = Process.Start(info)!;
        try
        {
            // Its input stays open: who reads it, hangs.
            var errors = await program.StandardError.ReadToEndAsync().WaitAsync(Limit);
            await program.WaitForExitAsync().WaitAsync(Limit);

            program.ExitCode.ShouldBe(2);
            errors.ShouldContain("this is missing: --rps N, --deploys-per-day N, --one-server yes|no, --scale-independently yes|no.");
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }
    }

    async Task<JsonNode> AnswerAsync(string arguments, params string[] answers)
    {
        foreach (var answer in answers) terminal.Input.PushTextWithEnter(answer);
        using var output = new StringWriter();
        (await new EvoCommand(() => terminal).RunAsync(["advise", "--format", "json", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], output, TextWriter.Null)).ShouldBe(0);
        terminal.Input.IsKeyAvailable().ShouldBeFalse("all answers were asked for");
        return JsonNode.Parse(output.ToString())!;
    }

    static string[] Values(JsonNode advice) => [.. advice["conditions"]!.AsArray().Select(condition => condition!["value"]!.ToJsonString())];
}
