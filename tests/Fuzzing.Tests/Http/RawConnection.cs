using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Evolution.Fuzzing.Tests.Http;

/// <summary>A connection that sends whatever it is given, and reads answers as HTTP/1.1 frames them.</summary>
public sealed class RawConnection : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly TcpClient client = new() { NoDelay = true };
    readonly byte[] buffer = new byte[16 * 1024];
    int start, end;

    /// <summary>Connects to a service.</summary>
    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <summary>Sends a request and reads the answer.</summary>
    /// <returns>Null where the connection ended without one.</returns>
    /// <exception cref="TimeoutException">There was no whole answer within 30 s.</exception>
    public async Task<RawAnswer?> AskAsync(RawRequest request)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await client.GetStream().WriteAsync(request.Bytes, limit.Token);
            return await ReadAsync(request.Method, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"There was no whole answer within {Limit.TotalSeconds:0} s to\n{request}");
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Says that nothing more is sent, as a client does that goes away in the middle.</summary>
    public void SendNoMore() => client.Client.Shutdown(SocketShutdown.Send);

    public void Dispose() => client.Dispose();

    async Task<RawAnswer?> ReadAsync(string method, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        while (await LineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                head.Append(line).Append("\r\n");
                continue;
            }
            var answer = new RawAnswer(int.Parse(head.ToString().Split(' ')[1], CultureInfo.InvariantCulture), head.ToString(), [], Closes: false);
            // A provisional answer, such as 100, comes before the real one.
            if (answer.Status >= 200) return answer with { Body = await BodyAsync(method, answer, cancellationToken), Closes = answer.Header("Connection") is "close" };
            head.Clear();
        }
        return null;
    }

    async Task<byte[]> BodyAsync(string method, RawAnswer answer, CancellationToken cancellationToken)
    {
        if (method is "HEAD" || answer.Status is 204 or 304) return [];
        if (answer.Header("Content-Length") is { } length) return await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        if (answer.Header("Transfer-Encoding") is not "chunked") return [];
        List<byte> body = [];
        while (int.Parse((await LineAsync(cancellationToken))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.AddRange(await BytesAsync(size, cancellationToken));
            await LineAsync(cancellationToken);
        }
        await LineAsync(cancellationToken);
        return [.. body];
    }

    async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (await FillAsync(cancellationToken))
        {
            var letter = (char)buffer[start++];
            if (letter is '\n') return line.ToString().TrimEnd('\r');
            line.Append(letter);
        }
        return null;
    }

    async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (!await FillAsync(cancellationToken)) throw new IOException("The answer ends early.");
            var some = Math.Min(count - read, end - start);
            buffer.AsSpan(start, some).CopyTo(bytes.AsSpan(read));
            (start, read) = (start + some, read + some);
        }
        return bytes;
    }

    async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (start < end) return true;
        (start, end) = (0, await client.GetStream().ReadAsync(buffer, cancellationToken));
        return end > 0;
    }
}
