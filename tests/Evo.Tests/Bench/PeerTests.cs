using System.Text.RegularExpressions;
using Evolution.Evo.Bench.Peers;

namespace Evolution.Evo.Tests.Bench;

public sealed partial class PeerTests
{
    static readonly string[] Sources = ["SharedTransaction/SharedTransactionPlacement.cs", "OrderStore.cs", "IdempotencyKey.cs"];

    [Fact]
    public void Pgbench_runs_exactly_the_statements_of_the_shared_transaction()
    {
        var folder = Repository.Find()["Services", "Orders", "Placing"];
        var sources = CollapseWhitespace(string.Join('\n', Sources.Select(file => File.ReadAllText(Path.Combine(folder, file)))));

        foreach (var (sql, _) in PlacementScript.Statements) sources.ShouldContain(CollapseWhitespace(sql));
        WritePattern().Count(sources).ShouldBe(PlacementScript.Statements.Count, "every write statement in the sources of Orders is in the script");
    }

    [Fact]
    public void Every_parameter_of_a_statement_has_a_value_in_the_script()
    {
        foreach (var (sql, values) in PlacementScript.Statements) ParameterPattern().Matches(sql).Select(match => match.Value).Distinct().ShouldBe(Enumerable.Range(1, values.Count).Select(number => $"${number}"));
        PlacementScript.Text.ShouldNotContain("$");
        PlacementScript.Text.TrimEnd().ShouldEndWith("\\endpipeline\nCOMMIT;");
    }

    [Fact]
    public void Hey_output_with_failed_requests_is_rejected()
    {
        const string head = "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset";
        Hey.Parse(new(0, [head, "0.0210,0.0001,0,0.0001,0.0208,0.0000,200,0.0012", "0.0205,0,0,0.0001,0.0203,0.0000,200,0.0030", ""])).ShouldBe([20.5, 21]);
        Should.Throw<LabException>(() => Hey.Parse(new(0, [head, "0.0210,0,0,0,0,0,503,0"]))).Message.ShouldContain("503");
        Should.Throw<LabException>(() => Hey.Parse(new(0, [head])));
    }

    [Fact]
    public void Pgbench_output_is_parsed()
    {
        var result = PgBenchResult.Parse(new(0,
        [
            "transaction type: place-order.pgbench",
            "number of transactions actually processed: 12345",
            "number of failed transactions: 0 (0.000%)",
            "latency average = 8.123 ms",
            "initial connection time = 40.123 ms",
            "tps = 3939.123456 (without initial connection time)",
        ]));

        result.ShouldBe(new(3939.123456, 12345));
    }

    [Theory]
    [InlineData(2, "number of transactions actually processed: 5", "tps = 1.0 (without initial connection time)")]
    [InlineData(0, "number of transactions actually processed: 5", "number of failed transactions: 1 (20.000%)", "tps = 1.0 (without initial connection time)")]
    [InlineData(0, "something else")]
    public void Pgbench_output_with_failures_is_rejected(int exitCode, params string[] lines) =>
        Should.Throw<LabException>(() => PgBenchResult.Parse(new(exitCode, lines))).Message.ShouldContain(lines[^1]);

    [Fact]
    public async Task The_empty_API_runs_until_it_is_disposed()
    {
        Uri address;
        await using (var api = await EmptyApi.StartAsync(CancellationToken.None))
        {
            address = api.Address;
            using var http = new HttpClient();
            (await http.GetAsync(address)).EnsureSuccessStatusCode();
        }
        using var client = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(address));
    }

    static string CollapseWhitespace(string text) => WhitespacePattern().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhitespacePattern();

    [GeneratedRegex(@"INSERT INTO|UPDATE \w+\.\w+|DELETE FROM")]
    private static partial Regex WritePattern();

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex ParameterPattern();
}
