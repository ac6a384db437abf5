<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgainDialog</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarDay</name>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n planned</numerusform>
            <numerusform>%n planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignCard</name>
    <message numerus="yes">
        <source>Resume %Ln messages</source>
        <translation>
            <numerusform>Resume %Ln message</numerusform>
            <numerusform>Resume %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln messages again</source>
        <translation>
            <numerusform>Send %Ln message again</numerusform>
            <numerusform>Send %Ln messages again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide on %Ln unknown</source>
        <translation>
            <numerusform>Decide on %Ln unknown</numerusform>
            <numerusform>Decide on %Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignControl</name>
    <message numerus="yes">
        <source>%n not sent at their time</source>
        <translation>
            <numerusform>%n not sent at its time</numerusform>
            <numerusform>%n not sent at their time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be confirmed</source>
        <translation>
            <numerusform>%n to be confirmed</numerusform>
            <numerusform>%n to be confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignRow</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message numerus="yes">
        <source>Cancel %Ln messages that are not sent?</source>
        <translation>
            <numerusform>Cancel %Ln message that is not sent?</numerusform>
            <numerusform>Cancel %Ln messages that are not sent?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln messages</source>
        <translation>
            <numerusform>Cancel %Ln message</numerusform>
            <numerusform>Cancel %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateWriter</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chain over %Ln messages (SHA-256)</source>
        <translation>
            <numerusform>Chain over %Ln message (SHA-256)</numerusform>
            <numerusform>Chain over %Ln messages (SHA-256)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more messages are in the chain but not listed</source>
        <translation>
            <numerusform>%Ln more message is in the chain but not listed</numerusform>
            <numerusform>%Ln more messages are in the chain but not listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <translation>
            <numerusform>%Ln accepted</numerusform>
            <numerusform>%Ln accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln h</numerusform>
            <numerusform>%Ln h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeFooter</name>
    <message numerus="yes">
        <source>See preview %Ln</source>
        <translation>
            <numerusform>See preview %Ln</numerusform>
            <numerusform>See preview %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %Ln things before sending</source>
        <translation>
            <numerusform>Mend %Ln thing before sending</numerusform>
            <numerusform>Mend %Ln things before sending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credits</source>
        <translation>
            <numerusform>%Ln credit</numerusform>
            <numerusform>%Ln credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as before</source>
        <translation>
            <numerusform>%Ln as before</numerusform>
            <numerusform>%Ln as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%Ln people were written to {file}</source>
        <translation>
            <numerusform>%Ln person was written to {file}</numerusform>
            <numerusform>%Ln people were written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more numbers are never texted from now on</source>
        <translation>
            <numerusform>%Ln more number is never texted from now on</numerusform>
            <numerusform>%Ln more numbers are never texted from now on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferencesDialog</name>
    <message numerus="yes">
        <source>%Ln people are on both</source>
        <translation>
            <numerusform>%Ln person is on both</numerusform>
            <numerusform>%Ln people are on both</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message numerus="yes">
        <source>people imported</source>
        <translation>
            <numerusform>person imported</numerusform>
            <numerusform>people imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierDialog</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%Ln messages still to go are cancelled first</source>
        <translation>
            <numerusform>%Ln message still to go is cancelled first</numerusform>
            <numerusform>%Ln messages still to go are cancelled first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message numerus="yes">
        <source>Evidence: %Ln requests</source>
        <translation>
            <numerusform>Evidence: %Ln request</numerusform>
            <numerusform>Evidence: %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more requests</source>
        <translation>
            <numerusform>Show %Ln more request</numerusform>
            <numerusform>Show %Ln more requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message numerus="yes">
        <source>%Ln people are left out: a field of theirs is empty</source>
        <translation>
            <numerusform>%Ln person is left out: a field of theirs is empty</numerusform>
            <numerusform>%Ln people are left out: a field of theirs is empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are left out: they got a message today</source>
        <translation>
            <numerusform>%Ln person is left out: they got a message today</numerusform>
            <numerusform>%Ln people are left out: they got a message today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more messages go to a number that is shared</source>
        <translation>
            <numerusform>%Ln more message goes to a number that is shared</numerusform>
            <numerusform>%Ln more messages go to a number that is shared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values are written so that they cost less</source>
        <translation>
            <numerusform>%Ln value is written so that it costs less</numerusform>
            <numerusform>%Ln values are written so that they cost less</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message numerus="yes">
        <source>%Ln to mend before sending</source>
        <translation>
            <numerusform>%Ln to mend before sending</numerusform>
            <numerusform>%Ln to mend before sending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things, nothing blocks</source>
        <translation>
            <numerusform>%Ln thing, nothing blocks</numerusform>
            <numerusform>%Ln things, nothing blocks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation>
            <numerusform>%Ln repaired</numerusform>
            <numerusform>%Ln repaired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HiddenCard</name>
    <message numerus="yes">
        <source>Only the %Ln visible ones</source>
        <translation>
            <numerusform>Only the %Ln visible one</numerusform>
            <numerusform>Only the %Ln visible ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln</source>
        <translation>
            <numerusform>All %Ln</numerusform>
            <numerusform>All %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown</source>
        <translation>
            <numerusform>%Ln message: outcome unknown</numerusform>
            <numerusform>%Ln messages: outcome unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln messages</source>
        <translation>
            <numerusform>Found %Ln message</numerusform>
            <numerusform>Found %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportAbout</name>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportFooter</name>
    <message numerus="yes">
        <source>Save the %Ln rows left out</source>
        <translation>
            <numerusform>Save the %Ln row left out</numerusform>
            <numerusform>Save the %Ln rows left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln people</source>
        <translation>
            <numerusform>Import %Ln person</numerusform>
            <numerusform>Import %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message numerus="yes">
        <source>%Ln rows were saved</source>
        <translation>
            <numerusform>%Ln row was saved</numerusform>
            <numerusform>%Ln rows were saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message numerus="yes">
        <source>Longest %Ln characters</source>
        <translation>
            <numerusform>Longest %Ln character</numerusform>
            <numerusform>Longest %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDetail</name>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %Ln others</source>
        <translation>
            <numerusform>with %Ln other</numerusform>
            <numerusform>with %Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your answer counts for all %Ln unknown messages of the campaign.</source>
        <translation>
            <numerusform>Your answer counts for the %Ln unknown message of the campaign.</numerusform>
            <numerusform>Your answer counts for all %Ln unknown messages of the campaign.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissedDialog</name>
    <message numerus="yes">
        <source>Send %Ln messages now</source>
        <translation>
            <numerusform>Send %Ln message now</numerusform>
            <numerusform>Send %Ln messages now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n planned</numerusform>
            <numerusform>%n planned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeverDialog</name>
    <message numerus="yes">
        <source>It stands on %Ln lists: {lists}</source>
        <translation>
            <numerusform>It stands on %Ln list: {lists}</numerusform>
            <numerusform>It stands on %Ln lists: {lists}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeverPane</name>
    <message numerus="yes">
        <source>Take %Ln numbers off this list?</source>
        <translation>
            <numerusform>Take %Ln number off this list?</numerusform>
            <numerusform>Take %Ln numbers off this list?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message numerus="yes">
        <source>%Ln numbers can be used</source>
        <translation>
            <numerusform>%Ln number can be used</numerusform>
            <numerusform>%Ln numbers can be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubles merged</source>
        <translation>
            <numerusform>%Ln double merged</numerusform>
            <numerusform>%Ln doubles merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation>
            <numerusform>%Ln repaired</numerusform>
            <numerusform>%Ln repaired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln numbers</source>
        <translation>
            <numerusform>Add %Ln number</numerusform>
            <numerusform>Add %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OddWords</name>
    <message numerus="yes">
        <source>%Ln odd ones first</source>
        <translation>
            <numerusform>%Ln odd one first</numerusform>
            <numerusform>%Ln odd ones first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>%Ln letters or more; four short words are easy to keep</source>
        <translation>
            <numerusform>%Ln letter or more; four short words are easy to keep</numerusform>
            <numerusform>%Ln letters or more; four short words are easy to keep</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleActs</name>
    <message numerus="yes">
        <source>%Ln people are deleted with it. What was sent to them stays in History.</source>
        <translation>
            <numerusform>%Ln person is deleted with it. What was sent to them stays in History.</numerusform>
            <numerusform>%Ln people are deleted with it. What was sent to them stays in History.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln people off the list?</source>
        <translation>
            <numerusform>Take %Ln person off the list?</numerusform>
            <numerusform>Take %Ln people off the list?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Never text %Ln people again?</source>
        <translation>
            <numerusform>Never text %Ln person again?</numerusform>
            <numerusform>Never text %Ln people again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleFoot</name>
    <message numerus="yes">
        <source>Copy %Ln numbers</source>
        <translation>
            <numerusform>Copy %Ln number</numerusform>
            <numerusform>Copy %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people chosen</source>
        <translation>
            <numerusform>%Ln person chosen</numerusform>
            <numerusform>%Ln people chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message numerus="yes">
        <source>%Ln messages to it without number</source>
        <translation>
            <numerusform>%Ln message to it has no number any more</numerusform>
            <numerusform>%Ln messages to it have no number any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RealMessages</name>
    <message numerus="yes">
        <source>%Ln real messages</source>
        <translation>
            <numerusform>%Ln real message</numerusform>
            <numerusform>%Ln real messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message numerus="yes">
        <source>Send %Ln messages</source>
        <translation>
            <numerusform>Send %Ln message</numerusform>
            <numerusform>Send %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule %Ln messages</source>
        <translation>
            <numerusform>Schedule %Ln message</numerusform>
            <numerusform>Schedule %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptSlip</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody gets %Ln parts</source>
        <translation>
            <numerusform>Everybody gets %Ln part</numerusform>
            <numerusform>Everybody gets %Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time} (about %Ln minutes)</source>
        <translation>
            <numerusform>{time} (about %Ln minute)</numerusform>
            <numerusform>{time} (about %Ln minutes)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientsCard</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubles merged</source>
        <translation>
            <numerusform>%Ln double merged</numerusform>
            <numerusform>%Ln doubles merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecurrenceRow</name>
    <message numerus="yes">
        <source>%n runs missed</source>
        <translation>
            <numerusform>%n run missed</numerusform>
            <numerusform>%n runs missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message numerus="yes">
        <source>%Ln messages were sent</source>
        <translation>
            <numerusform>%Ln message was sent</numerusform>
            <numerusform>%Ln messages were sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write down %Ln as sent</source>
        <translation>
            <numerusform>Write down %Ln as sent</numerusform>
            <numerusform>Write down %Ln as sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages were not sent</source>
        <translation>
            <numerusform>%Ln message was not sent</numerusform>
            <numerusform>%Ln messages were not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make a new campaign of %Ln</source>
        <translation>
            <numerusform>Make a new campaign of %Ln</numerusform>
            <numerusform>Make a new campaign of %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent once more they cost up to %Ln credits</source>
        <translation>
            <numerusform>Sent once more they cost up to %Ln credit</numerusform>
            <numerusform>Sent once more they cost up to %Ln credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%Ln campaigns</source>
        <translation>
            <numerusform>%Ln campaign</numerusform>
            <numerusform>%Ln campaigns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoredDialog</name>
    <message numerus="yes">
        <source>Send %Ln messages</source>
        <translation>
            <numerusform>Send %Ln message</numerusform>
            <numerusform>Send %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages may have been sent already</source>
        <translation>
            <numerusform>%Ln message may have been sent already</numerusform>
            <numerusform>%Ln messages may have been sent already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionPanel</name>
    <message numerus="yes">
        <source>%Ln forgotten so far</source>
        <translation>
            <numerusform>%Ln forgotten so far</numerusform>
            <numerusform>%Ln forgotten so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsCard</name>
    <message numerus="yes">
        <source>%Ln repaired</source>
        <translation>
            <numerusform>%Ln repaired</numerusform>
            <numerusform>%Ln repaired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows worth a look</source>
        <translation>
            <numerusform>%Ln row worth a look</numerusform>
            <numerusform>%Ln rows worth a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingWords</name>
    <message numerus="yes">
        <source>Use {word}, save %Ln credits</source>
        <translation>
            <numerusform>Use {word}, save %Ln credit</numerusform>
            <numerusform>Use {word}, save %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use plain marks, save %Ln credits</source>
        <translation>
            <numerusform>Use plain marks, save %Ln credit</numerusform>
            <numerusform>Use plain marks, save %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln letters are typed in two halves, such as เเ for แ</source>
        <translation>
            <numerusform>%Ln letter is typed in two halves, such as เเ for แ</numerusform>
            <numerusform>%Ln letters are typed in two halves, such as เเ for แ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Join, save %Ln credits</source>
        <translation>
            <numerusform>Join, save %Ln credit</numerusform>
            <numerusform>Join, save %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It costs %Ln credits more: 67 a part, not 153.</source>
        <translation>
            <numerusform>It costs %Ln credit more: 67 a part, not 153.</numerusform>
            <numerusform>It costs %Ln credits more: 67 a part, not 153.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>saves %Ln credits</source>
        <translation>
            <numerusform>saves %Ln credit</numerusform>
            <numerusform>saves %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more ways to save</source>
        <translation>
            <numerusform>%Ln more way to save</numerusform>
            <numerusform>%Ln more ways to save</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Compare, save up to %Ln credits</source>
        <translation>
            <numerusform>Compare, save up to %Ln credit</numerusform>
            <numerusform>Compare, save up to %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten by %Ln characters: {people} people need a part less</source>
        <translation>
            <numerusform>Shorten by %Ln character: {people} people need a part less</numerusform>
            <numerusform>Shorten by %Ln characters: {people} people need a part less</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saves %Ln credits</source>
        <translation>
            <numerusform>Saves %Ln credit</numerusform>
            <numerusform>Saves %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{field} of %Ln people costs more than it need</source>
        <translation>
            <numerusform>{field} of %Ln person costs more than it need</numerusform>
            <numerusform>{field} of %Ln people costs more than it need</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible characters make it dear</source>
        <translation>
            <numerusform>%Ln invisible character makes it dear</numerusform>
            <numerusform>%Ln invisible characters make it dear</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln spaces are of a kind that costs more</source>
        <translation>
            <numerusform>%Ln space is of a kind that costs more</numerusform>
            <numerusform>%Ln spaces are of a kind that costs more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorten, save %Ln credits</source>
        <translation>
            <numerusform>Shorten, save %Ln credit</numerusform>
            <numerusform>Shorten, save %Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove, save %Ln credits</source>
        <translation>
            <numerusform>Remove, save %Ln credit</numerusform>
            <numerusform>Remove, save %Ln credits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingsDialog</name>
    <message numerus="yes">
        <source>Together: %Ln credits saved</source>
        <translation>
            <numerusform>Together: %Ln credit saved</numerusform>
            <numerusform>Together: %Ln credits saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln things</source>
        <translation>
            <numerusform>Change %Ln thing</numerusform>
            <numerusform>Change %Ln things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingHero</name>
    <message numerus="yes">
        <source>Resume %Ln messages</source>
        <translation>
            <numerusform>Resume %Ln message</numerusform>
            <numerusform>Resume %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>messages go out in %Ln seconds</source>
        <translation>
            <numerusform>messages go out in %Ln second</numerusform>
            <numerusform>messages go out in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln messages</source>
        <translation>
            <numerusform>of %Ln message</numerusform>
            <numerusform>of %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation>
            <numerusform>About %Ln minute left</numerusform>
            <numerusform>About %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralCard</name>
    <message numerus="yes">
        <source>%Ln cells hold two numbers</source>
        <translation>
            <numerusform>%Ln cell holds two numbers</numerusform>
            <numerusform>%Ln cells hold two numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetRow</name>
    <message numerus="yes">
        <source>%Ln people are on it already</source>
        <translation>
            <numerusform>%Ln person is on it already</numerusform>
            <numerusform>%Ln people are on it already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnknownPanel</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown. We did not send again</source>
        <translation>
            <numerusform>%Ln message: outcome unknown. We did not send again</numerusform>
            <numerusform>%Ln messages: outcome unknown. We did not send again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We could not see whether {service} took these %Ln messages. They may have been sent and charged.</source>
        <translation>
            <numerusform>We could not see whether {service} took this %Ln message. It may have been sent and charged.</numerusform>
            <numerusform>We could not see whether {service} took these %Ln messages. They may have been sent and charged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnknownSection</name>
    <message numerus="yes">
        <source>%Ln messages: outcome unknown</source>
        <translation>
            <numerusform>%Ln message: outcome unknown</numerusform>
            <numerusform>%Ln messages: outcome unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%Ln campaigns wait for you</source>
        <translation>
            <numerusform>%Ln campaign waits for you</numerusform>
            <numerusform>%Ln campaigns wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhenPicker</name>
    <message numerus="yes">
        <source>It must be told %n minutes ahead</source>
        <translation>
            <numerusform>It must be told %n minute ahead</numerusform>
            <numerusform>It must be told %n minutes ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n minutes late</source>
        <translation>
            <numerusform>At most %n minute late</numerusform>
            <numerusform>At most %n minutes late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n hours late</source>
        <translation>
            <numerusform>At most %n hour late</numerusform>
            <numerusform>At most %n hours late</numerusform>
        </translation>
    </message>
</context>
</TS>
