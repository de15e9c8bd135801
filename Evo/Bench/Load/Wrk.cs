using System.Globalization;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Bench.Load;

/// <summary>
/// Runs wrk, a closed-loop load generator: each connection sends its next request after the previous response. It slows
/// down with the server, so it measures the maximum throughput, but not the latency at a constant rate. One thread serves all
/// connections, because the generator and the measured services share the CPU. A request that never receives a response is not reported:
/// it only lowers the throughput.
/// </summary>
/// <seealso href="https://github.com/wg/wrk"/>
sealed class Wrk
{
    /// <summary>The number of connections of every benchmark. At the end of a run, wrk abandons up to this number of requests.</summary>
    public const int Connections = 32;

    /// <summary>The package that contains wrk.</summary>
    public static readonly Prerequisite Prerequisite = new("wrk", ["wrk"], "wrk", "wrk", "wrk", null);

    /// <summary>The latency from which wrk counts a response as an error.</summary>
    public const int RequestTimeoutSeconds = 30;

    const string Script = "wrk.lua";
    static readonly TimeSpan TimeoutMargin = TimeSpan.FromSeconds(60);

    readonly Uri address;
    readonly string scriptPath;

    /// <summary>Writes wrk's script.</summary>
    /// <param name="address">The address of the requests. For orders, the path is ignored.</param>
    /// <param name="folder">The folder for the script.</param>
    public Wrk(Uri address, string folder)
    {
        this.address = address;
        scriptPath = Path.Combine(folder, Script);
        using var script = typeof(Wrk).Assembly.GetManifestResourceStream(Script)!;
        using var file = File.Create(scriptPath);
        script.CopyTo(file);
    }

    /// <summary>Sends GET requests to the address. Every status below 400 counts as a success.</summary>
    /// <exception cref="LabException">The address cannot be reached.</exception>
    public Task<LoadWindow> GetAsync(TimeSpan duration, CancellationToken cancellationToken) => RunAsync(duration, [], cancellationToken);

    /// <summary>Places orders, each for one item of one of 1,000 random products by one of 1,000 random customers. Only a status 2xx counts as a success.</summary>
    /// <exception cref="LabException">The address cannot be reached.</exception>
    public Task<LoadWindow> PlaceOrdersAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        RunAsync(duration, ["place-order", $"{Guid.NewGuid():N}-"], cancellationToken);

    /// <param name="duration">The duration, rounded up to seconds.</param>
    /// <param name="arguments">The arguments of the script.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    async Task<LoadWindow> RunAsync(TimeSpan duration, string[] arguments, CancellationToken cancellationToken)
    {
        var seconds = Math.Ceiling(duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var command = new Subprocess(ProgramFinder.Find("wrk")!, ["-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", $"{RequestTimeoutSeconds}s", "-s", scriptPath, $"{address}", "--", .. arguments])
        {
            Timeout = duration + TimeoutMargin,
        };
        var result = await command.RunAsync(cancellationToken);
        return result.Succeeded ? LoadWindow.Parse(result.Lines) : throw new LabException($"wrk failed for {address}:\n{string.Join('\n', result.Tail(8))}");
    }
}
