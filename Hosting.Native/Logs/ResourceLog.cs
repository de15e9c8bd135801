using System.Threading.Channels;

namespace Evolution.Hosting.Native;

/// <summary>The log of one resource: its last lines in memory, all of them in a file, and whoever follows it.</summary>
sealed class ResourceLog : IDisposable
{
    // As many as Aspire keeps.
    const int MostLines = 10_000;

    // Lines of the usual length come to a third of it.
    const int MostCharacters = 8 * 1024 * 1024;

    readonly Lock gate = new();
    readonly Queue<LogLine> lines = [];
    readonly List<Channel<LogLine>> followers = [];
    StreamWriter? file;
    int count, characters;

    /// <summary>Writes into a file from now on, starting with what was logged so far.</summary>
    public void WriteTo(string path)
    {
        lock (gate)
        {
            file = new StreamWriter(path, append: true);
            foreach (var line in lines) file.WriteLine(line.Content);
            file.Flush();
        }
    }

    public void Add(string text, bool isError)
    {
        lock (gate)
        {
            var line = new LogLine(++count, $"{LogTime.Now} {text}", isError);
            lines.Enqueue(line);
            characters += line.Content.Length;
            while (lines.Count > MostLines || characters > MostCharacters) characters -= lines.Dequeue().Content.Length;
            file?.WriteLine(line.Content);
            foreach (var follower in followers) follower.Writer.TryWrite(line);
        }
    }

    /// <summary>Writes what is still buffered to the file: whoever adds lines says when no more come at once.</summary>
    public void Flush()
    {
        lock (gate) file?.Flush();
    }

    public IReadOnlyList<LogLine> Latest(int most = MostLines)
    {
        lock (gate) return [.. lines.TakeLast(most)];
    }

    /// <summary>What is kept, and a channel with everything after that; a follower who cannot keep up misses the oldest of it.</summary>
    public (IReadOnlyList<LogLine> Kept, Channel<LogLine> Later) Follow()
    {
        var channel = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(MostLines) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            followers.Add(channel);
            return ([.. lines], channel);
        }
    }

    public void Unfollow(Channel<LogLine> channel)
    {
        lock (gate) followers.Remove(channel);
    }

    public void Dispose()
    {
        lock (gate)
        {
            file?.Dispose();
            file = null;
            foreach (var follower in followers) follower.Writer.TryComplete();
            followers.Clear();
        }
    }
}
