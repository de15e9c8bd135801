using Evolution.ApiContracts.Deployments;
using Evolution.Contracts.Messages;

namespace Evolution.ApiContracts.Tests.Deployments;

/// <summary>The contracts that are stored in the repository.</summary>
public sealed class KnownContractsTests
{
    static readonly ContractCatalog Catalog = ContractCatalog.Read(RepositoryFolder.Path);

    [Fact]
    public void Every_receiver_of_a_message_has_a_pact()
    {
        var queues = ConsumerExpectations.GetMessages(_ => true).Select(expected => MessageRoutes.Queue(expected.Pact.Consumer.Name, MessageRoutes.Messages.Single(message => message.Name == expected.Item.MetaData.MessageType))).Distinct();
        queues.ShouldBe(MessageRoutes.Messages.SelectMany(MessageRoutes.QueuesOf), ignoreOrder: true);
    }

    [Fact]
    public void Every_message_is_in_the_document_of_its_publisher() => Catalog.Services.Values
        .SelectMany(service => service.Versions.Count is 0 ? [] : service.GetDocument(service.Versions[^1])!.Webhooks?.Keys ?? [])
        .ShouldBe(MessageRoutes.Messages.Select(message => message.Name), ignoreOrder: true);

    [Fact]
    public void The_deployed_versions_are_compatible()
    {
        foreach (var (environment, deployed) in Catalog.Environments)
        {
            foreach (var (service, version) in deployed) Deployability.Check(Catalog, $"{service}@{version}", environment).Checks.SelectMany(check => check.Failures.Select(failure => $"{check.Dependency}: {failure}")).ShouldBeEmpty();
        }
    }
}
