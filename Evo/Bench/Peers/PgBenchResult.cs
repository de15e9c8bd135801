using System.Globalization;
using System.Text.RegularExpressions;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Peers;

/// <summary>What a run of pgbench came to.</summary>
/// <param name="PerSecond">Transactions per second, without the time to connect.</param>
/// <param name="Transactions">How many were committed.</param>
sealed partial record PgBenchResult(double PerSecond, long Transactions)
{
    /// <summary>Reads what pgbench printed.</summary>
    /// <exception cref="LabException">It failed, or some of its transactions did.</exception>
    public static PgBenchResult Read(SubprocessResult run)
    {
        if (!run.Succeeded || Rate().Match(run.Text) is not { Success: true } rate || Processed().Match(run.Text) is not { Success: true } processed || Failed().IsMatch(run.Text))
            throw new LabException($"pgbench failed:\n{string.Join('\n', run.Tail(12))}");
        return new(double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(processed.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^tps = ([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();

    [GeneratedRegex(@"^number of transactions actually processed: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Processed();

    [GeneratedRegex(@"^number of failed transactions: [1-9]", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
