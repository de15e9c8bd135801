using System.Net;
using Evolution.ServiceDefaults.WarmUp;
using Microsoft.AspNetCore.Builder;

namespace Evolution.ServiceDefaults.Tests.WarmUp;

public class WarmUpTests
{
    [Fact]
    public async Task A_service_is_unhealthy_but_alive_until_it_is_warmed_up()
    {
        var completion = new TaskCompletionSource();
        await using var service = await TestService.StartAsync([], builder => builder.AddWarmUp((_, _, _) => completion.Task));

        (await service.Http.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await service.Http.GetAsync("/alive")).StatusCode.ShouldBe(HttpStatusCode.OK);
        completion.SetResult();

        await WaitUntilHealthyAsync(service);
    }

    [Fact]
    public async Task A_step_that_fails_prevents_neither_the_others_nor_the_service()
    {
        var received = new TaskCompletionSource();
        await using var service = await TestService.StartAsync(
            [],
            builder =>
            {
                builder.AddWarmUp((_, _, _) => throw new HttpRequestException("Inventory cannot be reached."));
                builder.AddWarmUp(async (_, http, cancellationToken) => await http.GetAsync("own", cancellationToken));
            },
            app => app.MapGet("/own", () => received.SetResult()));

        await WaitUntilHealthyAsync(service);
        received.Task.IsCompletedSuccessfully.ShouldBeTrue("the second step sends a request to the service itself");
    }

    static Task WaitUntilHealthyAsync(TestService service) => Wait.UntilAsync("the service is healthy", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
}
