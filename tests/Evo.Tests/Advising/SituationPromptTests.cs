using System.Diagnostics;
using System.Text.Json.Nodes;
using Evolution.Evo.Commands;
using Evolution.Lab.Results;
using Spectre.Console.Testing;

namespace Evolution.Evo.Tests.Advising;

public sealed class SituationPromptTests : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly TestConsole terminal = new TestConsole().Width(200).Interactive();
    readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        terminal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Without_options_all_questions_are_asked()
    {
        var advice = await AdviseAsync("", "5", "300.5", "0.5", "no", "yes");

        GetValues(advice).ShouldBe(["5", "300.5", "0.5", "false", "true"]);
        terminal.Output.ShouldContain("How many people work on it? [N]");
        terminal.Output.ShouldContain("Must a part of it scale independently? [yes|no]");
    }

    [Fact]
    public async Task Only_missing_options_are_prompted_for()
    {
        var advice = await AdviseAsync("--team 3 --deploys-per-day 1 --one-server yes", "400", "n");

        GetValues(advice).ShouldBe(["3", "400", "1", "true", "false"]);
        terminal.Output.ShouldNotContain("people");
        terminal.Output.ShouldNotContain("deploys");
        terminal.Output.ShouldNotContain("server");
    }

    [Fact]
    public async Task A_question_with_an_invalid_answer_is_asked_again_with_the_valid_values()
    {
        var advice = await AdviseAsync("--team 3 --deploys-per-day 1 --scale-independently no", "many", "-1", "400", "perhaps", "Yes");

        GetValues(advice).ShouldBe(["3", "400", "1", "true", "false"]);
        terminal.Output.ShouldContain("--rps must be a number from 0 to a billion, such as 300 or 0.5, not 'many'.");
        terminal.Output.ShouldContain("not '-1'.");
        terminal.Output.ShouldContain("--one-server must be yes or no, not 'perhaps'.");
    }

    [Fact]
    public async Task A_question_with_a_measured_answer_is_not_asked()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Phases());

        var advice = await AdviseAsync($"--team 3 --deploys-per-day 1 --from {folder.Path}", "411", "no");

        GetValues(advice).ShouldBe(["3", "411", "1", "false", "false"]);
        terminal.Output.ShouldNotContain("one server");
    }

    [Fact]
    public async Task A_question_that_the_results_do_not_answer_is_asked()
    {
        ResultsFile.Write(Path.Combine(folder.Path, ResultsFile.Name), SampleComparison.Of("phases", 1, [SampleComparison.Phase(3, 1)]));

        GetValues(await AdviseAsync($"--team 3 --deploys-per-day 1 --from {folder.Path}", "411", "yes", "no")).ShouldBe(["3", "411", "1", "true", "false"]);
    }

    [Fact]
    public async Task Without_a_terminal_the_program_does_not_wait_for_answers()
    {
        var startInfo = new ProcessStartInfo("dotnet", [typeof(EvoCommand).Assembly.Location, "advise", "--team", "4"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        using var program = Process.Start(startInfo)!;
        try
        {
            // The standard input stays open, so that reading from it would block.
            var errors = await program.StandardError.ReadToEndAsync().WaitAsync(Timeout);
            await program.WaitForExitAsync().WaitAsync(Timeout);

            program.ExitCode.ShouldBe(2);
            errors.ShouldContain("options are missing: --rps N, --deploys-per-day N, --one-server yes|no, --scale-independently yes|no.");
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }
    }

    async Task<JsonNode> AdviseAsync(string arguments, params string[] answers)
    {
        foreach (var answer in answers) terminal.Input.PushTextWithEnter(answer);
        using var output = new StringWriter();
        (await new EvoCommand(() => terminal).RunAsync(["advise", "--format", "json", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], output, TextWriter.Null)).ShouldBe(0);
        terminal.Input.IsKeyAvailable().ShouldBeFalse("all answers must be consumed");
        return JsonNode.Parse(output.ToString())!;
    }

    static string[] GetValues(JsonNode advice) => [.. advice["conditions"]!.AsArray().Select(condition => condition!["value"]!.ToJsonString())];
}
