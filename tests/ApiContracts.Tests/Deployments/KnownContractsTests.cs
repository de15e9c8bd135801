using Evolution.ApiContracts.Deployments;
using Evolution.Contracts.Messages;

namespace Evolution.ApiContracts.Tests.Deployments;

/// <summary>The contracts that are kept in the repository.</summary>
public sealed class KnownContractsTests
{
    static readonly ContractCatalog Catalog = ContractCatalog.Read(RepositoryFolder.Path);

    [Fact]
    public void Every_receiver_of_a_message_says_what_it_relies_on()
    {
        var stated = Expectations.Messages(_ => true).Select(expected => MessageRoutes.Queue(expected.Pact.Consumer.Name, MessageRoutes.Messages.Single(message => message.Name == expected.What.MetaData.MessageType))).Distinct();
        stated.ShouldBe(MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf), ignoreOrder: true);
    }

    [Fact]
    public void Every_message_is_in_the_document_of_the_one_service_that_publishes_it() => Catalog.Services.Values
        .SelectMany(service => service.Versions.Count is 0 ? [] : service.DocumentOf(service.Versions[^1])!.Webhooks?.Keys ?? [])
        .ShouldBe(MessageRoutes.Messages.Select(message => message.Name), ignoreOrder: true);

    [Fact]
    public void What_is_deployed_gets_on_with_each_other()
    {
        foreach (var (environment, deployed) in Catalog.Environments)
        {
            foreach (var (service, version) in deployed) Deployability.Of(Catalog, $"{service}@{version}", environment).Checks.SelectMany(check => check.Failures.Select(failure => $"{check.Reliance}: {failure}")).ShouldBeEmpty();
        }
    }
}
