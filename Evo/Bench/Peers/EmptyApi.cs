using System.Diagnostics;

namespace Evolution.Evo.Bench.Peers;

/// <summary>
/// A minimal API that does nothing, in a process of its own: the most that ASP.NET Core can do on this machine beside this
/// load generator. Its garbage collector is set as the services' is.
/// </summary>
sealed class EmptyApi : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    readonly Process process;

    EmptyApi(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it, by this program's own hidden command.</summary>
    /// <exception cref="LabException">It did not come up.</exception>
    public static async Task<EmptyApi> StartAsync(CancellationToken cancellation)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(EmptyApi).Assembly.Location, EmptyApiServer.Command]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        (info.Environment["DOTNET_gcServer"], info.Environment["DOTNET_gcConcurrent"]) = ("0", "0");
        var process = Process.Start(info)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Limit, cancellation);
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
