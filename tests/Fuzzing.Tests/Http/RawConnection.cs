using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Evolution.Fuzzing.Tests.Http;

/// <summary>A connection that sends arbitrary bytes and reads HTTP/1.1 responses.</summary>
public sealed class RawConnection : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

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

    /// <summary>Sends a request and reads the response.</summary>
    /// <returns><see langword="null"/> if the connection was closed without a response.</returns>
    /// <exception cref="TimeoutException">The response was not complete within 30 s.</exception>
    public async Task<RawResponse?> SendAsync(RawRequest request)
    {
        using var cancellation = new CancellationTokenSource(Timeout);
        try
        {
            await client.GetStream().WriteAsync(request.Bytes, cancellation.Token);
            return await ReadAsync(request.Method, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The response was not complete within {Timeout.TotalSeconds:0} s. Request:\n{request}");
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Closes the sending side, like a client that disconnects in the middle of a request.</summary>
    public void ShutdownSend() => client.Client.Shutdown(SocketShutdown.Send);

    public void Dispose() => client.Dispose();

    async Task<RawResponse?> ReadAsync(string method, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                head.Append(line).Append("\r\n");
                continue;
            }
            var response = new RawResponse(int.Parse(head.ToString().Split(' ')[1], CultureInfo.InvariantCulture), head.ToString(), [], ClosesConnection: false);
            // An informational response, such as 100, precedes the final one.
            if (response.Status >= 200) return response with { Body = await ReadBodyAsync(method, response, cancellationToken), ClosesConnection = response.GetHeader("Connection") is "close" };
            head.Clear();
        }
        return null;
    }

    async Task<byte[]> ReadBodyAsync(string method, RawResponse response, CancellationToken cancellationToken)
    {
        if (method is "HEAD" || response.Status is 204 or 304) return [];
        if (response.GetHeader("Content-Length") is { } length) return await ReadBytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        if (response.GetHeader("Transfer-Encoding") is not "chunked") return [];
        List<byte> body = [];
        while (int.Parse((await ReadLineAsync(cancellationToken))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.AddRange(await ReadBytesAsync(size, cancellationToken));
            await ReadLineAsync(cancellationToken);
        }
        await ReadLineAsync(cancellationToken);
        return [.. body];
    }

    async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (await FillBufferAsync(cancellationToken))
        {
            var character = (char)buffer[start++];
            if (character is '\n') return line.ToString().TrimEnd('\r');
            line.Append(character);
        }
        return null;
    }

    async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            if (!await FillBufferAsync(cancellationToken)) throw new IOException("The response ended early.");
            var available = Math.Min(count - read, end - start);
            buffer.AsSpan(start, available).CopyTo(bytes.AsSpan(read));
            (start, read) = (start + available, read + available);
        }
        return bytes;
    }

    async ValueTask<bool> FillBufferAsync(CancellationToken cancellationToken)
    {
        if (start < end) return true;
        (start, end) = (0, await client.GetStream().ReadAsync(buffer, cancellationToken));
        return end > 0;
    }
}
