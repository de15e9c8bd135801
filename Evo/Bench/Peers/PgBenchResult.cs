using System.Globalization;
using System.Text.RegularExpressions;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Peers;

/// <summary>The result of a run of pgbench.</summary>
/// <param name="PerSecond">The transactions per second, without the time to connect.</param>
/// <param name="Transactions">The number of committed transactions.</param>
sealed partial record PgBenchResult(double PerSecond, long Transactions)
{
    /// <summary>Parses the output of pgbench.</summary>
    /// <exception cref="LabException">pgbench or some of its transactions failed.</exception>
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
