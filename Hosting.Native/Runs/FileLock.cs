namespace Evolution.Hosting.Native;

/// <summary>A turn that one process at a time has, and that ends with the process.</summary>
static class FileLock
{
    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the turn; disposing of the result ends it.</summary>
    /// <exception cref="TimeoutException">Another process kept it for too long.</exception>
    public static async Task<IDisposable> WaitAsync(string path, TimeSpan limit, CancellationToken cancellation)
    {
        var last = DateTime.UtcNow + limit;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < last)
            {
                await Task.Delay(LookAgain, cancellation);
            }
            catch (IOException held)
            {
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s for another process to release {path}.", held);
            }
        }
    }
}
