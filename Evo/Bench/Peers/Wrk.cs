using System.Globalization;
using System.Text.RegularExpressions;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Peers;

/// <summary>Runs wrk, a closed-loop load generator in C: <see href="https://github.com/wg/wrk"/>.</summary>
static partial class Wrk
{
    static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <summary>Sends requests continuously from one thread.</summary>
    /// <returns>The responses per second.</returns>
    /// <exception cref="LabException">wrk failed.</exception>
    public static async Task<double> RunAsync(Uri address, int connections, TimeSpan time, CancellationToken cancellationToken)
    {
        var command = new Subprocess(ProgramFinder.Find("wrk")!, "-t1", $"-c{connections}", string.Create(CultureInfo.InvariantCulture, $"-d{Math.Ceiling(time.TotalSeconds)}s"), address.ToString()) { Limit = time + Slack };
        return Read(await command.RunAsync(cancellationToken));
    }

    /// <summary>Parses the output of wrk.</summary>
    /// <exception cref="LabException">wrk or some of its requests failed.</exception>
    public static double Read(SubprocessResult run) =>
        run.Succeeded && !Failed().IsMatch(run.Text) && Rate().Match(run.Text) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new LabException($"wrk failed:\n{string.Join('\n', run.Tail(8))}");

    [GeneratedRegex(@"^Requests/sec:\s+([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();

    [GeneratedRegex(@"Socket errors|Non-2xx", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
