using System.Globalization;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Load;

/// <summary>
/// Runs wrk, a closed-loop load generator: every connection sends its next request after the response to its last one. Such a loop
/// slows down with its server, so it measures the maximum throughput, but not the latency for callers that do not slow down. One thread
/// serves all connections, because the generator shares the processors with what it measures.
/// </summary>
/// <param name="address">The address of the requests. For orders, the path is ignored.</param>
/// <param name="folder">The folder for wrk's script.</param>
/// <seealso href="https://github.com/wg/wrk"/>
sealed class Wrk(Uri address, string folder)
{
    /// <summary>The number of connections that every figure uses. When a run ends, wrk abandons up to that many requests.</summary>
    public const int Connections = 32;

    /// <summary>The program.</summary>
    public static readonly Prerequisite Prerequisite = new("wrk", ["wrk"], "wrk", "wrk", "wrk", null);

    const string Script = "wrk.lua";
    const int RequestTimeoutSeconds = 30;
    static readonly TimeSpan StartAndEnd = TimeSpan.FromSeconds(60);

    /// <summary>Sends GET requests.</summary>
    /// <exception cref="LabException">wrk is missing, or the address cannot be reached.</exception>
    public Task<LoadWindow> GetAsync(TimeSpan duration, CancellationToken cancellationToken) => RunAsync(duration, ["get"], cancellationToken);

    /// <summary>Places orders, each for one piece of one of 1,000 random products by one of 1,000 random customers.</summary>
    /// <exception cref="LabException">wrk is missing, or the address cannot be reached.</exception>
    public Task<LoadWindow> PlaceOrdersAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        RunAsync(duration, ["place-order", $"{Guid.NewGuid():N}-"], cancellationToken);

    /// <param name="duration">The duration, which is rounded up to seconds.</param>
    /// <param name="arguments">The arguments of the script.</param>
    /// <param name="cancellationToken">Cancels the run without a result.</param>
    async Task<LoadWindow> RunAsync(TimeSpan duration, string[] arguments, CancellationToken cancellationToken)
    {
        var program = ProgramFinder.Find("wrk") ?? throw new LabException("wrk was not found. Install it, for example with: apt-get install wrk");
        var seconds = Math.Ceiling(duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var command = new Subprocess(program, ["-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", $"{RequestTimeoutSeconds}s", "-s", await WriteScriptAsync(cancellationToken), $"{address}", "--", .. arguments])
        {
            Timeout = duration + StartAndEnd,
        };
        var result = await command.RunAsync(cancellationToken);
        return result.Succeeded ? LoadWindow.Parse(result.Lines) : throw new LabException($"{address} cannot be loaded by wrk:\n{string.Join('\n', result.Tail(8))}");
    }

    async Task<string> WriteScriptAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Script);
        await using var script = typeof(Wrk).Assembly.GetManifestResourceStream(Script)!;
        await using var file = File.Create(path);
        await script.CopyToAsync(file, cancellationToken);
        return path;
    }
}
