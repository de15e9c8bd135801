using System.Diagnostics;
using System.Net.Sockets;

namespace Evolution.Evo.Bench.Load;

/// <summary>
/// A closed-loop load generator: every connection sends its next request after the response to its last one. One thread serves all of
/// them, as wrk's does, because the generator shares the processors with what it measures. Such a loop slows down with its
/// server, so it measures the maximum throughput, but not the latency for callers that do not slow down.
/// </summary>
sealed class ClosedLoop : IDisposable
{
    /// <summary>The number of connections that every figure uses.</summary>
    public const int Connections = 32;

    static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    readonly Uri address;
    readonly LoadRequest request;
    readonly Dictionary<Socket, LoadConnection> connections = [];

    /// <summary>Opens the connections.</summary>
    /// <exception cref="LabException">The address cannot be reached.</exception>
    public ClosedLoop(Uri address, LoadRequest request, int count = Connections)
    {
        (this.address, this.request) = (address, request);
        try
        {
            for (var i = 0; i < count; i++) Add(new LoadConnection(address));
        }
        catch (SocketException exception)
        {
            Dispose();
            throw new LabException($"{address} cannot be reached: {exception.Message}", cause: exception);
        }
    }

    /// <summary>Sends requests for a time, and then waits for the outstanding responses, which count too.</summary>
    /// <param name="time">The time during which new requests are sent.</param>
    /// <param name="most">The maximum number of requests.</param>
    /// <param name="cancellationToken">Cancels the run without a result.</param>
    public Task<LoadWindow> RunAsync(TimeSpan time, long most = long.MaxValue, CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(() => Run(time, most, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        foreach (var connection in connections.Values) connection.Dispose();
    }

    LoadWindow Run(TimeSpan time, long most, CancellationToken cancellationToken)
    {
        var window = new LoadWindow();
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var sent = 0L;
        var busy = new List<Socket>(connections.Count);
        foreach (var connection in connections.Values.ToArray()) Next(connection);

        var ready = new List<Socket>(busy.Count);
        while (busy.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ready.Clear();
            ready.AddRange(busy);
            Socket.Select(ready, null, null, PollInterval);
            if (ready.Count is 0) GiveUpLate();
            foreach (var socket in ready) Take(connections[socket]);
        }
        window.Took = Stopwatch.GetElapsedTime(started);
        return window;

        void Take(LoadConnection connection)
        {
            try
            {
                if (connection.Receive() is not { } answer) return;
                if (answer.IsSuccess) window.Add(Stopwatch.GetElapsedTime(connection.SentAt));
                else window.AddRefusal(answer.Status, connection.LastLine);
            }
            catch (Exception exception) when (exception is SocketException or InvalidDataException)
            {
                Replace(connection, exception is SocketException ? "connection lost" : exception.Message);
                return;
            }
            busy.Remove(connection.Socket);
            Next(connection);
        }

        void Next(LoadConnection connection)
        {
            if (sent >= most || Stopwatch.GetTimestamp() >= end) return;
            sent++;
            busy.Add(connection.Socket);
            try
            {
                connection.Send(request);
            }
            catch (SocketException)
            {
                Replace(connection, "connection lost");
            }
        }

        void Replace(LoadConnection connection, string failure)
        {
            window.AddFailure(failure);
            busy.Remove(connection.Socket);
            connections.Remove(connection.Socket);
            try
            {
                connection.Reconnect();
            }
            catch (SocketException exception)
            {
                throw new LabException($"{address} cannot be reached any more: {exception.Message}", cause: exception);
            }
            Add(connection);
            Next(connection);
        }

        void GiveUpLate()
        {
            foreach (var connection in busy.Select(socket => connections[socket]).Where(connection => Stopwatch.GetElapsedTime(connection.SentAt) > AnswerLimit).ToArray())
            {
                Replace(connection, $"no answer within {AnswerLimit.TotalSeconds:0} s");
            }
        }
    }

    void Add(LoadConnection connection) => connections.Add(connection.Socket, connection);
}
