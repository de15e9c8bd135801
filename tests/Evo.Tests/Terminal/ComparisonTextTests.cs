using Evolution.Evo.Terminal;
using Evolution.Lab.Results;

namespace Evolution.Evo.Tests.Terminal;

public sealed class ComparisonTextTests
{
    [Fact]
    public void The_matrix_of_all_phases_is_as_approved() => Write(SampleComparison.Phases(repeats: 2)).ShouldBe(ApprovedText.OfAllPhases);

    [Fact]
    public void Nothing_is_wider_than_a_file_or_needs_colour()
    {
        foreach (var comparison in new[] { SampleComparison.Phases(repeats: 3), SampleComparison.Aspects(), SampleComparison.Experiment(), SampleComparison.Of("experiment", 1, [SampleComparison.Phase(3, 1)]) })
        {
            var text = Write(comparison);
            text.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
            text.ShouldNotContain("\e");
        }
    }

    [Fact]
    public void What_is_not_right_or_not_finished_comes_before_everything_else()
    {
        var sample = SampleComparison.Phases();
        var fault = sample.Runs[0].Faults[1] with { Integrity = new(2, 2, 1, null, ["Order 7 was acknowledged and is lost."]) };
        var wrong = sample with { IsInterrupted = true, Runs = [sample.Runs[0] with { Faults = [fault] }, sample.Runs[1] with { Error = "postgres ended." }] };

        Write(wrong).ShouldStartWith("""
            NOT RIGHT: phase 0, kill-service: Order 7 was acknowledged and is lost.
            phase 1 was not finished: postgres ended.
            It was interrupted: something is missing.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_contradiction_is_written_as_large_as_what_holds()
    {
        var text = Write(SampleComparison.Phases());

        text.ShouldContain("CONTRADICTED   Phase 1 brings 80 % of the benefit.");
        text.ShouldContain("HOLDS          It takes 20 % of the effort.");
    }

    [Fact]
    public void An_empty_cell_has_its_reason_below()
    {
        var sample = SampleComparison.Phases();
        var stuck = sample with { Runs = [.. sample.Runs.Select(run => run.Phase is 2 ? run with { Faults = [run.Faults[0] with { Unaffected = null, Error = "[red]It got stuck.[/]" }] } : run)] };

        Write(stuck).ShouldContain("– hang-service, phase 2: [red]It got stuck.[/]");
    }

    [Fact]
    public void The_ablation_tells_the_difference_of_each_aspect_to_phase_0()
    {
        var lines = Write(SampleComparison.Aspects()).Split('\n');

        lines.ShouldContain(line => line.Contains("breaker=") && line.Contains("deployment="));
        var row = Array.FindIndex(lines, line => line.TrimStart().StartsWith("kill-database"));
        lines[row].ShouldMatch("2 % down +2 % down +72 % hurt");
        lines[row + 1].ShouldMatch("±0 points +\\+70 points");
    }

    [Fact]
    public void Many_aspects_take_several_tables_that_each_begin_with_phase_0()
    {
        var sample = SampleComparison.Aspects();
        var many = sample with { Runs = [sample.Runs[0], .. Enumerable.Range(1, 7).Select(number => sample.Runs[1] with { Name = $"phase 0, aspect={number}" })] };

        Write(many).Split('\n').Count(line => line.Contains("phase 0  ") && line.Contains("aspect=")).ShouldBe(3);
    }

    [Fact]
    public void A_single_experiment_shows_each_operation_in_each_window()
    {
        var text = Write(SampleComparison.Experiment());

        text.ShouldContain("Unaffected 97 %, all 84 %, recovered after 0.4 s.");
        text.ShouldMatch("authorize +payments \\(hurt\\) +100 %, 2.1, 18.4 +2 %, 1,200, 5,001 +97 %, 2.1, 18.4");
    }

    [Theory]
    [InlineData("break-contract", "There is one route, and it speaks one release", "clients of release 1 are answered as before.", "as with semver alone.", "Orders calls none", "Versioned contracts \\(phase 1\\)")]
    [InlineData("deploy", "Every service is in Inventory's unit", "Every service is in Inventory's unit", "Only Inventory stops. What asks it over HTTP", "Only Inventory stops. Orders are accepted", "A deployment unit of its own")]
    public void An_experiment_on_several_phases_says_of_each_why_it_ended_so_and_what_was_expected(string fault, string zero, string one, string two, string three, string expected) => string.Join(' ', Write(SampleComparison.Experiment(fault)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .ShouldMatch($"phase 0 {fault} .*{zero}.*phase 1 {fault} .*{one}.*phase 2 {fault} .*{two}.*phase 3 {fault} .*{three}.*HOLDS {expected}");

    [Fact]
    public void Crashes_and_costs_alone_are_tables()
    {
        var text = Write(SampleComparison.Of("experiment", 1, [SampleComparison.Phase(2, 1) with { Faults = [] }]));

        text.ShouldMatch("payments +after the charge +connection lost +HALF DONE: order");
        text.ShouldContain("31 s later");
        text.ShouldMatch("deployment units +5");
        text.ShouldMatch("orders +not reached");
    }

    static string Write(Comparison comparison)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ComparisonText.Write(comparison, output);
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
