using Evolution.Evo.Terminal;
using Evolution.Lab.Results;

namespace Evolution.Evo.Tests.Terminal;

public sealed class ComparisonTextTests
{
    [Fact]
    public void The_matrix_of_all_phases_matches_the_approved_output() => Render(SampleComparison.Phases(rounds: 2)).ShouldBe(ApprovedText.AllPhases);

    [Fact]
    public void The_text_is_at_most_100_columns_wide_and_has_no_color()
    {
        foreach (var comparison in new[] { SampleComparison.Phases(rounds: 3), SampleComparison.Aspects(), SampleComparison.Experiment(), SampleComparison.Of("experiment", 1, [SampleComparison.Phase(3, 1)]) })
        {
            var text = Render(comparison);
            text.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
            text.ShouldNotContain("\e");
        }
    }

    [Fact]
    public void Violations_and_unfinished_runs_come_first()
    {
        var sample = SampleComparison.Phases();
        var fault = sample.Runs[0].Faults[1] with { Integrity = new(2, 2, 1, null, ["Order 7 was acknowledged and is lost."]) };
        var withViolation = sample with { IsInterrupted = true, Runs = [sample.Runs[0] with { Faults = [fault] }, sample.Runs[1] with { Error = "postgres stopped." }] };

        Render(withViolation).ShouldStartWith("""
            VIOLATION: phase 0, kill-service: Order 7 was acknowledged and is lost.
            phase 1 did not finish: postgres stopped.
            The run was interrupted: the results are incomplete.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Contradicted_and_confirmed_claims_are_shown_in_the_same_way()
    {
        var text = Render(SampleComparison.Phases(rounds: 2));

        text.ShouldContain("CONTRADICTED   Phase 1 brings 80% of the benefit.");
        text.ShouldContain("HOLDS          Phase 1 takes 20% of the effort.");
    }

    [Fact]
    public void An_empty_cell_has_a_note_with_its_reason()
    {
        var sample = SampleComparison.Phases();
        var failed = sample with { Runs = [.. sample.Runs.Select(run => run.Phase is 2 ? run with { Faults = [run.Faults[0] with { Unaffected = null, Error = "[red]It got stuck.[/]" }] } : run)] };

        Render(failed).ShouldContain("– hang-service, phase 2: [red]It got stuck.[/]");
    }

    [Fact]
    public void The_ablation_shows_the_difference_of_each_aspect_to_phase_0()
    {
        var lines = Render(SampleComparison.Aspects()).Split('\n');

        lines.ShouldContain(line => line.Contains("breaker=") && line.Contains("deployment="));
        var row = Array.FindIndex(lines, line => line.TrimStart().StartsWith("kill-database"));
        lines[row].ShouldMatch("2% down +2% down +72% degraded");
        lines[row + 1].ShouldMatch("±0 points +\\+70 points");
    }

    [Fact]
    public void Many_aspects_are_split_into_tables_that_start_with_phase_0()
    {
        var sample = SampleComparison.Aspects();
        var comparison = sample with { Runs = [sample.Runs[0], .. Enumerable.Range(1, 7).Select(number => sample.Runs[1] with { Name = $"phase 0, aspect={number}" })] };

        Render(comparison).Split('\n').Count(line => line.Contains("phase 0  ") && line.Contains("aspect=")).ShouldBe(3);
    }

    [Fact]
    public void A_single_experiment_shows_each_operation_in_each_window()
    {
        var text = Render(SampleComparison.Experiment());

        text.ShouldContain("Unaffected 97%, all 65%, recovered after 0.4 s, ");
        text.ShouldMatch("authorize \\(fault\\) +100%, 2.1, 18.4 +2%, ∞, ∞ +97%, 2.1, ∞ +2/2/2%");
    }

    [Theory]
    [InlineData("break-contract", "There is a single route for one release", "clients of release 1 are not affected.", "as with semver alone.", "Orders calls none", "Versioned contracts")]
    [InlineData("deploy", "Every service is in Inventory's unit", "Every service is in Inventory's unit", "Only Inventory stops. Requests that need it over HTTP", "Only Inventory stops. Orders are accepted", "A separate deployment unit")]
    public void An_experiment_on_several_phases_explains_each_result_and_its_expectation(string fault, string phase0, string phase1, string phase2, string phase3, string expected) => string.Join(' ', Render(SampleComparison.Experiment(fault)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ShouldMatch($"phase 0 {fault} .*{phase0}.*phase 1 {fault} .*{phase1}.*phase 2 {fault} .*{phase2}.*phase 3 {fault} .*{phase3}.*INCONCLUSIVE {expected}");

    [Fact]
    public void Crashes_and_costs_are_shown_as_tables()
    {
        var text = Render(SampleComparison.Of("experiment", 1, [SampleComparison.Phase(2, 1) with { Faults = [] }]));

        text.ShouldMatch("payments +after the charge +connection lost +INCONSISTENT:");
        text.ShouldContain("31 s later");
        text.ShouldMatch("deployment units +5");
        text.ShouldMatch("orders +not reached");
    }

    static string Render(Comparison comparison)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ComparisonText.Write(comparison, output);
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
