namespace Evolution.Lab.Hosts;

/// <summary>A file lock that serializes the builds of concurrent commands, because they write the same files.</summary>
public static class BuildLock
{
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the lock and acquires it. The lock is released when the returned object is disposed or the process exits.</summary>
    public static async Task<IDisposable> AcquireAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(RetryDelay, cancellationToken);
            }
        }
    }
}
