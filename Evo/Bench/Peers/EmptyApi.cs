using System.Diagnostics;

namespace Evolution.Evo.Bench.Peers;

/// <summary>
/// An empty minimal API in its own process. It shows the maximum throughput of ASP.NET Core on this machine alongside the load
/// generator. Its garbage collector has the same settings as the services'.
/// </summary>
sealed class EmptyApi : IAsyncDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    readonly Process process;

    EmptyApi(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the API by running a hidden command of this program.</summary>
    /// <exception cref="LabException">The API did not start.</exception>
    public static async Task<EmptyApi> StartAsync(CancellationToken cancellationToken)
    {
        var startInfo = new ProcessStartInfo("dotnet", [typeof(EmptyApi).Assembly.Location, EmptyApiServer.Command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        (startInfo.Environment["DOTNET_gcServer"], startInfo.Environment["DOTNET_gcConcurrent"]) = ("0", "0");
        var process = Process.Start(startInfo)!;
        try
        {
            var address = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Timeout, cancellationToken);
            return new(process, new(address ?? throw new LabException("The empty API exited without an address.")));
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
                await process.WaitForExitAsync().WaitAsync(Timeout);
            }
            catch (TimeoutException)
            {
                process.Kill();
            }
        }
    }
}
