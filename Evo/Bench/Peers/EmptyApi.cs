using System.Diagnostics;

namespace Evolution.Evo.Bench.Peers;

/// <summary>
/// A minimal API that does nothing, in its own process. It shows the maximum throughput of ASP.NET Core on this machine next to this
/// load generator. Its garbage collector has the same settings as that of the services.
/// </summary>
sealed class EmptyApi : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    readonly Process process;

    EmptyApi(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the API with this program's hidden command.</summary>
    /// <exception cref="LabException">The API did not start.</exception>
    public static async Task<EmptyApi> StartAsync(CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(EmptyApi).Assembly.Location, EmptyApiServer.Command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        (info.Environment["DOTNET_gcServer"], info.Environment["DOTNET_gcConcurrent"]) = ("0", "0");
        var process = Process.Start(info)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Limit, cancellationToken);
            return new(process, new(line ?? throw new LabException("The empty API ended at once.")));
        }
        catch
        {
            await StopAsync(process);
            throw;
        }
    }

    public ValueTask DisposeAsync() => new(StopAsync(process));

    static async Task StopAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync().WaitAsync(Limit);
            }
            catch (TimeoutException)
            {
                process.Kill();
            }
        }
    }
}
