using System.Globalization;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Peers;

/// <summary>Runs hey, a load generator with a constant rate: <see href="https://github.com/rakyll/hey"/>.</summary>
static class Hey
{
    /// <summary>The package that contains hey.</summary>
    public static readonly Prerequisite Prerequisite = new("hey", ["hey"], "hey", "hey", "hey", null);

    const int Workers = 50;
    const int LatencyColumn = 0;
    const int StatusColumn = 6;
    const double MillisecondsPerSecond = 1_000;
    static readonly TimeSpan TimeoutMargin = TimeSpan.FromSeconds(30);

    /// <summary>Sends requests at a constant rate.</summary>
    /// <returns>The latency of each response in milliseconds, in ascending order.</returns>
    /// <exception cref="LabException">hey failed.</exception>
    public static async Task<IReadOnlyList<double>> RunAsync(Uri address, int requestsPerSecond, TimeSpan duration, CancellationToken cancellationToken)
    {
        var command = new Subprocess(ProgramFinder.Find("hey")!,
            "-c", Format(Workers), "-q", Format(requestsPerSecond / Workers), "-n", Format(requestsPerSecond * (int)Math.Ceiling(duration.TotalSeconds)), "-o", "csv", address.ToString())
        {
            Timeout = duration + TimeoutMargin,
        };
        return Parse(await command.RunAsync(cancellationToken));
    }

    /// <summary>Parses the output of hey, one line for each response: <c>response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset</c>.</summary>
    /// <exception cref="LabException">hey or some of its requests failed.</exception>
    public static IReadOnlyList<double> Parse(SubprocessResult result)
    {
        var rows = result.Lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToArray();
        if (!result.Succeeded || rows is [] || rows.Any(row => row.Length <= StatusColumn || row[StatusColumn] is not "200"))
            throw new LabException($"hey failed:\n{string.Join('\n', result.Tail(8))}");
        return [.. rows.Select(row => double.Parse(row[LatencyColumn], CultureInfo.InvariantCulture) * MillisecondsPerSecond).Order()];
    }

    static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}
