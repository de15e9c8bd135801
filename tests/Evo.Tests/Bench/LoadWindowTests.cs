using Evolution.Evo.Bench.Load;

namespace Evolution.Evo.Tests.Bench;

public sealed class LoadWindowTests
{
    [Fact]
    public void Statuses_and_lost_connections_of_orders_are_failures()
    {
        var window = LoadWindow.Parse(CreateOutput(requests: 100, status: 10, connection: 10, statuses: "302=5,503=10", firstError: "The database does not respond."));

        window.Succeeded.ShouldBe(85, "a redirect is not a placed order");
        window.Duration.ShouldBe(TimeSpan.FromSeconds(2));
        window.RequestsPerSecond.ShouldBe(42.5);
        window.Latencies.ShouldBe("p50 1.5 ms, p99 20.0 ms");
        window.Error.ShouldBe("10 × connection lost, 5 × status 302, 10 × status 503; first error: The database does not respond.");
        LoadWindow.Combine([LoadWindow.Parse(CreateOutput(requests: 100, timeout: 1)), window, window]).Error
            .ShouldBe("20 × connection lost, 1 × response after more than 30 s, 10 × status 302, 20 × status 503; first error: The database does not respond.");
    }

    [Theory]
    [InlineData(0, 0, 100, null)]
    [InlineData(3, 0, 97, "3 × error status (4xx or 5xx)")]
    [InlineData(0, 2, 100, "2 × response after more than 30 s")]
    public void Failures_of_get_requests_are_counted_without_their_status(long status, long timeout, long succeeded, string? error)
    {
        var window = LoadWindow.Parse(CreateOutput(requests: 100, status: status, timeout: timeout));

        window.Succeeded.ShouldBe(succeeded);
        window.Error.ShouldBe(error);
    }

    [Fact]
    public void A_window_without_successes_has_no_latencies() =>
        LoadWindow.Parse(CreateOutput(requests: 5, status: 5)).Latencies.ShouldBe("no successful response");

    [Fact]
    public void Incomplete_output_is_an_error() =>
        Should.Throw<LabException>(() => LoadWindow.Parse(["Running 1s test @ http://127.0.0.1:1/", "wrk.lua:5: error"])).Message.ShouldEndWith("wrk.lua:5: error");

    static string[] CreateOutput(long requests, long status = 0, long timeout = 0, long connection = 0, string statuses = "", string firstError = "") =>
    [
        "Running 2s test @ http://127.0.0.1:1/",
        "Requests/sec:  50.00",
        $"result requests {requests}", "result duration 2000000", "result p50 1500", "result p99 20000",
        $"result status {status}", $"result timeout {timeout}", $"result connection {connection}",
        $"statuses {statuses}", $"first-error {firstError}",
    ];
}
