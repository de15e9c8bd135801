using System.Text.Json;
using Evolution.Evo.Bench;
using Evolution.Evo.Bench.Findings;
using Evolution.Lab.Results;

namespace Evolution.Evo.Tests.Bench;

public sealed class BenchReportTests
{
    static readonly MachineFacts Machine = new(2, "Some system", ".NET 10", 0.5);

    static readonly BenchmarkResult Met = new("orders placed", Unit.PerSecond, new(1_500, 1_600, 1_400))
    {
        PeerName = "pgbench",
        Peer = new(3_000, 3_200, 2_800),
        Goals = [new(Bound.AtLeast, 1_000), new(Bound.RatioAtLeast, 0.20)],
        Note = "p50 1.0 ms, p99 2.0 ms",
    };

    static readonly BenchmarkResult Missed = new("startup", Unit.Seconds, new(6.25)) { Goals = [new(Bound.AtMost, 5)] };
    static readonly BenchmarkResult Invalid = new("orders accepted", Unit.PerSecond, new(9_000)) { Goals = [new(Bound.AtLeast, 1)], Error = "12 × status 503" };
    static readonly BenchmarkResult Informational = new("memory idle", Unit.Mebibytes, new(512));

    [Fact]
    public void The_table_shows_a_value_with_its_reference_and_goals()
    {
        var output = Write(CreateReport(Met));

        var line = output.Split('\n').Single(line => line.Contains("1,500/s"));
        foreach (var part in new[] { "orders placed", "1,400/s to 1,600/s", "pgbench 3,000/s", "0.50×", "≥ 1,000/s, ≥ 0.20×", "yes" }) line.ShouldContain(part);
        output.ShouldContain("orders placed: p50 1.0 ms, p99 2.0 ms.");
        output.ShouldContain("2 processors, Some system, .NET 10, load average 0.50 before.");
        output.ShouldEndWith("1 of 1 results met their targets.\n");
    }

    [Fact]
    public void A_missed_goal_is_reported_without_failing_the_run()
    {
        var report = CreateReport(Met, Missed, Informational);

        report.ExitCode.ShouldBe(ExitCodes.Success);
        var output = Write(report);
        output.Split('\n').Single(line => line.Contains("6.25 s")).ShouldContain("NO");
        output.ShouldEndWith("1 of 2 results met their targets, 1 missed.\n");
    }

    [Fact]
    public void An_invalid_result_fails_the_run()
    {
        var report = CreateReport(Met, Invalid);

        report.ExitCode.ShouldBe(ExitCodes.Failure);
        var output = Write(report);
        output.ShouldContain("INVALID");
        output.ShouldContain("orders accepted is invalid: 12 × status 503.");
        output.ShouldEndWith("1 of 2 results met their targets, 1 invalid.\n");
    }

    [Fact]
    public void A_failed_benchmark_is_listed_with_its_error_and_fails_the_run()
    {
        var report = CreateReport(Met) with { Failed = new Dictionary<string, string> { ["memory"] = "pgbench was not found." } };

        report.ExitCode.ShouldBe(ExitCodes.Failure);
        var output = Write(report);
        output.Split('\n').Single(line => line.Contains("FAILED")).ShouldStartWith("  memory");
        output.ShouldContain("memory failed: pgbench was not found.");
        output.ShouldEndWith("1 of 1 results met their targets, 1 failed.\n");
        JsonDocument.Parse(report.ToJson()).RootElement.GetProperty("failed").GetProperty("memory").GetString().ShouldBe("pgbench was not found.");
    }

    [Fact]
    public void The_JSON_contains_the_value_of_every_round()
    {
        var result = JsonDocument.Parse(CreateReport(Met).ToJson()).RootElement.GetProperty("findings")[0];

        result.GetProperty("measured").GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ShouldBe([1_500, 1_600, 1_400]);
        result.GetProperty("ratio").GetDouble().ShouldBe(0.5);
        result.GetProperty("verdict").GetString().ShouldBe("reached");
        result.GetProperty("goals")[1].GetProperty("bound").GetString().ShouldBe("ratio-at-least");
    }

    static BenchReport CreateReport(params BenchmarkResult[] results) => new(Machine, DateTimeOffset.UnixEpoch, 10, results, new Dictionary<string, string>());

    static string Write(BenchReport report)
    {
        var output = new StringWriter { NewLine = "\n" };
        BenchTable.Write(report, output);
        return output.ToString();
    }
}
