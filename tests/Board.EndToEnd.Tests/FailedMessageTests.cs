using System.Text;
using Microsoft.Playwright;
using RabbitMQ.Client;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The failed messages in the details of the broker.</summary>
public sealed class FailedMessageTests(BoardHost board)
{
    const string Queue = "inventory-order-placed";

    [Fact]
    public async Task A_failed_message_is_shown_and_can_be_sent_again()
    {
        await board.RestoreAsync();
        await using var connection = await new ConnectionFactory { Uri = new((await board.Control.GetConnectionStringsAsync())["phase3-rabbitmq"]!) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await using var session = await board.OpenAsync("/?node=phase3-rabbitmq");
        await Assertions.Expect(session.Page.GetByText("There are no failed messages.")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { MessageId = "a-test-of-the-board" }, Encoding.UTF8.GetBytes("invalid JSON"));

        var row = session.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "a-test-of-the-board" });
        await Assertions.Expect(row).ToContainTextAsync("unreadable", new() { Timeout = 20_000 });
        (await AccessibilityTests.FindViolationsAsync(session)).ShouldBeEmpty();
        await session.Page.SetViewportSizeAsync(BrowserProfile.Phone.Width, BrowserProfile.Phone.Height);
        (await session.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(BrowserProfile.Phone.Width);

        await row.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Assertions.Expect(session.Page.GetByText("1 message was sent again.")).ToBeVisibleAsync();

        // The message is still unreadable and returns to the error queue.
        await Assertions.Expect(row).ToContainTextAsync("unreadable", new() { Timeout = 20_000 });
        await channel.QueuePurgeAsync($"{Queue}_error");
        await Assertions.Expect(row).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        session.ConsoleErrors.ShouldBeEmpty();
    }
}
