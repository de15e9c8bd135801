using Evolution.Contracts.Messages;
using Evolution.ServiceDefaults.Lab;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>Configures which messages a service handles, and how.</summary>
public sealed class MessagingBuilder(string service, IServiceCollection services)
{
    const int Prefetch = 400;

    readonly List<string> queues = [];
    readonly List<Action<IBusRegistrationConfigurator>> consumers = [];
    readonly List<Action<IBusRegistrationContext, IRabbitMqBusFactoryConfigurator>> endpoints = [];

    /// <summary>Registers <typeparamref name="THandler"/> for <typeparamref name="TMessage"/>, with a separate durable queue.</summary>
    public MessagingBuilder Handle<TMessage, THandler>() where TMessage : class, IOrderMessage where THandler : class, IMessageHandler<TMessage>
    {
        services.AddSingleton<IMessageHandler<TMessage>, THandler>();
        services.AddSingleton<MessageBatcher<TMessage>>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageBatcher<TMessage>>());
        var queue = MessageRoutes.Queue(service, typeof(TMessage));
        queues.Add(queue);
        consumers.Add(bus => bus.AddConsumer<MessageConsumer<TMessage>>());
        endpoints.Add((context, rabbit) => rabbit.ReceiveEndpoint(queue, endpoint =>
        {
            endpoint.PrefetchCount = Prefetch;
            endpoint.ConcurrentMessageLimit = Prefetch;
            if (context.GetService<FaultSwitch>() is { } faults) endpoint.UseFilter(new FaultFilter(faults));
            endpoint.UseMessageRetry(retry => retry.Intervals(100, 500, 2000));
            endpoint.ConfigureConsumer<MessageConsumer<TMessage>>(context);
        }));
        return this;
    }

    /// <summary>The names of the queues that the service consumes.</summary>
    internal IReadOnlyList<string> Queues => queues;

    internal void AddConsumers(IBusRegistrationConfigurator bus)
    {
        foreach (var add in consumers) add(bus);
    }

    internal void AddEndpoints(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit)
    {
        foreach (var add in endpoints) add(context, rabbit);
    }
}
