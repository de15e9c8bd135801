using System.Globalization;
using System.Text.RegularExpressions;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Peers;

/// <summary>The result of a run of pgbench.</summary>
/// <param name="TransactionsPerSecond">The transactions per second, without the time to connect.</param>
/// <param name="Transactions">The number of committed transactions.</param>
sealed partial record PgBenchResult(double TransactionsPerSecond, long Transactions)
{
    /// <summary>Parses the output of pgbench.</summary>
    /// <exception cref="LabException">pgbench or some of its transactions failed.</exception>
    public static PgBenchResult Parse(SubprocessResult result)
    {
        if (!result.Succeeded || RatePattern().Match(result.Text) is not { Success: true } rate || ProcessedPattern().Match(result.Text) is not { Success: true } processed || FailedPattern().IsMatch(result.Text))
            throw new LabException($"pgbench failed:\n{string.Join('\n', result.Tail(12))}");
        return new(double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(processed.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^tps = ([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"^number of transactions actually processed: (\d+)", RegexOptions.Multiline)]
    private static partial Regex ProcessedPattern();

    [GeneratedRegex(@"^number of failed transactions: [1-9]", RegexOptions.Multiline)]
    private static partial Regex FailedPattern();
}
