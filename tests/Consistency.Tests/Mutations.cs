using Dapper;
using Evolution.Contracts.Messages;
using Evolution.Orders.Placing.Messages;
using Evolution.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evolution.Consistency.Tests;

/// <summary>Defects of the kind that a change to the shop could introduce. The services have no hooks for them: triggers change what a service stores, and a test registers other classes.</summary>
public static class Mutations
{
    /// <summary>Orders caches every response for a minute, and never removes one.</summary>
    public static void CacheWithoutInvalidation(IServiceCollection services) => services
        .AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Expire(TimeSpan.FromMinutes(1))))
        .AddSingleton<IStartupFilter, OutputCacheFilter>();

    /// <summary>Orders confirms an order for every message, whether or not it is still pending, so that only the inbox prevents it from being counted twice.</summary>
    public static void ConfirmWithoutGuard(IServiceCollection services) => services
        .AddSingleton<ConfirmOrderHandler>()
        .AddSingleton<IMessageHandler<PaymentCharged>, UnguardedConfirmHandler>();

    /// <summary>The outboxes of Orders and Inventory lose every thousandth message.</summary>
    public static async Task DropEveryThousandthMessageAsync(this Shop shop)
    {
        await shop.ExecuteAsync(CreateDropTrigger("orders"));
        await shop.ExecuteInInventoryAsync(CreateDropTrigger("inventory"));
    }

    /// <summary>Messages are delivered twice, as after a relay that stopped before it had removed what it published.</summary>
    public static async Task DeliverTwiceAsync(this Shop shop)
    {
        await shop.ExecuteAsync(CreateRepeatTrigger("orders"));
        await shop.ExecuteInInventoryAsync(CreateRepeatTrigger("inventory"));
    }

    /// <summary>The inboxes of Orders and Inventory forget which messages were handled.</summary>
    public static async Task ForgetHandledMessagesAsync(this Shop shop)
    {
        await shop.ExecuteAsync(CreateForgetTrigger("orders"));
        await shop.ExecuteInInventoryAsync(CreateForgetTrigger("inventory"));
    }

    /// <summary>Orders does not store idempotency keys.</summary>
    public static Task ForgetKeysAsync(this Shop shop) => shop.ExecuteAsync(CreateTrigger("orders.idempotency_keys", "BEFORE INSERT", "RETURN NULL;"));

    /// <summary>Inventory does not add stock again that an order has released.</summary>
    public static Task LoseReleasedStockAsync(this Shop shop) => shop.ExecuteInInventoryAsync(CreateTrigger("inventory.stock", "BEFORE UPDATE", "IF NEW.available > OLD.available THEN RETURN NULL; END IF; RETURN NEW;"));

    /// <summary>Inventory does not subtract reserved stock, once in ten times.</summary>
    public static Task SellTwiceAsync(this Shop shop) => shop.ExecuteInInventoryAsync(CreateTrigger("inventory.stock", "BEFORE UPDATE", "IF NEW.available < OLD.available AND random() < 0.1 THEN NEW.available := OLD.available; END IF; RETURN NEW;"));

    static string CreateDropTrigger(string service) => $"CREATE SEQUENCE {service}.mutation_count; {CreateTrigger($"{service}.outbox", "BEFORE INSERT", $"IF nextval('{service}.mutation_count') % 1000 = 0 THEN RETURN NULL; END IF; RETURN NEW;")}";

    static string CreateRepeatTrigger(string service) => CreateTrigger($"{service}.outbox", "AFTER INSERT",
        $"IF pg_trigger_depth() = 1 THEN INSERT INTO {service}.outbox (message_id, order_id, type, body, trace_parent) VALUES (NEW.message_id, NEW.order_id, NEW.type, NEW.body, NEW.trace_parent); END IF; RETURN NULL;");

    static string CreateForgetTrigger(string service) => CreateTrigger($"{service}.inbox", "AFTER INSERT", $"DELETE FROM {service}.inbox WHERE message_id = NEW.message_id; RETURN NULL;");

    static string CreateTrigger(string table, string occasion, string body)
    {
        var name = $"mutation_of_{table.Replace('.', '_')}";
        return $"""
            CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$;
            CREATE TRIGGER {name} {occasion} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
            """;
    }

    sealed class UnguardedConfirmHandler(ConfirmOrderHandler handler) : IMessageHandler<PaymentCharged>
    {
        public string StepName => handler.StepName;

        public async Task<IReadOnlyList<MessageOutcome>> HandleAsync(IReadOnlyList<PaymentCharged> messages, NpgsqlConnection connection, CancellationToken cancellationToken)
        {
            await connection.ExecuteAsync("UPDATE orders.orders SET status = 'pending' WHERE id = ANY(@ids)", new { ids = messages.Select(message => message.OrderId).ToArray() });
            return await handler.HandleAsync(messages, connection, cancellationToken);
        }
    }

    sealed class OutputCacheFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.UseOutputCache());
    }
}
