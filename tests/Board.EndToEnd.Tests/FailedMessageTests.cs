using System.Text;
using Microsoft.Playwright;
using RabbitMQ.Client;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Messages that no service could handle, at the broker's details.</summary>
public sealed class FailedMessageTests(BoardHost board)
{
    const string Queue = "inventory-order-placed";

    [Fact]
    public async Task A_message_that_failed_is_seen_by_everybody_and_sent_again_by_its_button()
    {
        await board.MakeWholeAsync();
        await using var connection = await new ConnectionFactory { Uri = new((await board.Control.ConnectionStringsAsync())["phase3-rabbitmq"]!) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await using var visit = await board.OpenAsync("/?node=phase3-rabbitmq");
        await Assertions.Expect(visit.Page.GetByText("There are none: every message that was taken was handled.")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { MessageId = "a-test-of-the-board" }, Encoding.UTF8.GetBytes("not JSON at all"));

        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "a-test-of-the-board" });
        await Assertions.Expect(row).ToContainTextAsync("unreadable", new() { Timeout = 20_000 });
        (await AccessibilityTests.ViolationsAsync(visit)).ShouldBeEmpty();
        await visit.Page.SetViewportSizeAsync(Look.Phone.Width, Look.Phone.Height);
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Look.Phone.Width);

        await row.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 message was sent again.")).ToBeVisibleAsync();

        // It cannot be read this time either, and comes back.
        await Assertions.Expect(row).ToContainTextAsync("unreadable", new() { Timeout = 20_000 });
        await channel.QueuePurgeAsync($"{Queue}_error");
        await Assertions.Expect(row).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        visit.Complaints.ShouldBeEmpty();
    }
}
