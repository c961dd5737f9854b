// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a bundle, or where to write one: places with sticks first, folders below, or a path typed with completion.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Sheet {
    id: picker

    required property FilesViewModel vm
    required property Lang lang
    // Writing: the name to begin with; choosing: "".
    property string suggested: ""
    readonly property bool writing: suggested !== ""
    // A folder is chosen, not a file.
    property bool folders: false
    // The file of somebody's public key is chosen.
    property bool keys: false
    // A text file with what was scanned is chosen.
    property bool texts: false
    // Said of a folder with nothing in it to choose.
    property string nothing: lang.tr("No bundles and no folders here", "exchange: empty")

    // What a person has typed is not replaced by a folder that took its time to be read.
    property bool typed: false

    signal chosen(path: string)

    function begin(name: string) {
        suggested = name
        folders = false
        keys = false
        texts = false
        typed = false
        path.text = name
        vm.begin()
        shown = true
        path.forceActiveFocus(Qt.OtherFocusReason)
        path.cursorPosition = path.text.length
    }

    function pickFolder() {
        begin("")
        folders = true
        follow()
    }

    function pickKey() {
        vm.lookForKeys(true)
        begin("")
        keys = true
    }

    function pickText() {
        vm.lookForTexts(true)
        begin("")
        texts = true
    }

    function finish(name: string) {
        if (name.trim() === "")
            return
        shown = false
        chosen(name)
    }

    function open(folder: string) {
        typed = false
        vm.open(folder)
    }

    // A folder was opened: the name stays, its place is another one.
    function follow() {
        if (folders && !typed)
            path.text = vm.folder
        else if (writing && !typed)
            path.text = vm.joined(vm.folder, path.text.split(/[/\\]/).pop() || suggested)
    }

    function nameOf(sort: string, name: string): string {
        switch (sort) {
        case "downloads": return lang.tr("Downloads", "folder")
        case "documents": return lang.tr("Documents", "folder")
        case "home": return lang.tr("Home", "folder")
        }
        return name
    }

    sheetWidth: 640
    onShownChanged: {
        if (!shown && keys)
            vm.lookForKeys(false)
        if (!shown && texts)
            vm.lookForTexts(false)
    }
    heading: texts ? lang.tr("Which text file?", "heading")
        : keys ? lang.tr("Which key?", "heading")
        : suggested.endsWith(".roll") ? lang.tr("Where shall the change of the roll be written?", "heading")
        : folders ? lang.tr("Which folder shall be watched?", "heading")
        : suggested.endsWith(".receipt") ? lang.tr("Where shall the receipt be written?", "heading")
        : writing ? lang.tr("Where shall the bundle be written?", "heading")
        : lang.tr("Which bundle?", "heading")

    Connections {
        target: picker.vm

        function onChanged() {
            if (picker.shown)
                picker.follow()
        }
    }

    TextLine {
        id: path

        objectName: "path"
        Layout.fillWidth: true
        label: picker.lang.tr("Path; Tab completes it", "field")
        literal: true
        complaint: picker.writing && picker.shown && text !== "" && picker.vm.taken(text)
            ? picker.lang.tr("There is a file of this name. It will be replaced.", "exchange")
            : ""
        onTextEdited: picker.typed = true
        onAccepted: picker.finish(text)
        Keys.onTabPressed: event => {
            const longer = picker.vm.complete(text)
            if (longer !== text && text.trim() !== "")
                text = longer
            else
                event.accepted = false
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.s2

        Repeater {
            model: picker.vm.places
            delegate: Button {
                required property string key
                required property string sort
                required property string name

                objectName: "folder-" + sort
                text: picker.nameOf(sort, name)
                onClicked: picker.open(key)
            }
        }
        Button {
            objectName: "folderUp"
            text: picker.lang.tr("Folder above", "button")
            onClicked: {
                picker.typed = false
                picker.vm.up()
            }
        }
    }
    KeyLine { Layout.fillWidth: true; size: "small"; text: picker.vm.folder }
    Words { Layout.fillWidth: true; visible: text !== ""; tone: "red"; text: picker.vm.fault }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: 240
        clip: true
        spacing: 2
        boundsBehavior: Flickable.StopAtBounds
        model: picker.vm.rows
        activeFocusOnTab: count > 0
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0

        delegate: RowItem {
            id: row

            required property int index
            required property string key
            required property string name
            required property bool folder
            required property real at

            objectName: "file-" + name
            width: list.width
            text: name
            note: folder ? picker.lang.tr("folder", "kind of file") : picker.lang.date(at, "medium")
            current: list.activeFocus && ListView.isCurrentItem
            focusPolicy: Qt.NoFocus
            leading: StageShape { shape: row.folder ? "ring" : "circle"; tone: row.folder ? Theme.edge : Theme.accent }
            enabled: folder || !picker.folders
            onClicked: folder ? picker.open(key) : picker.finish(key)
        }
        Keys.onReturnPressed: (currentItem as RowItem)?.click()
        Keys.onEnterPressed: (currentItem as RowItem)?.click()

        Words {
            anchors.centerIn: parent
            width: parent.width
            visible: list.count === 0 && picker.vm.fault === ""
            horizontalAlignment: Text.AlignHCenter
            tone: "muted"
            text: picker.nothing
        }
    }

    buttons: [
        Button {
            objectName: "pick"
            enabled: path.text.trim() !== ""
            kind: "primary"
            text: picker.texts ? picker.lang.tr("Check it", "button: what was scanned")
                : picker.keys ? picker.lang.tr("Take this key", "button")
                : picker.folders ? picker.lang.tr("Watch this folder", "button")
                : picker.writing ? picker.lang.tr("Write it here", "button")
                : picker.lang.tr("Look into it", "button")
            keys: picker.lang.keys("Enter")
            onClicked: picker.finish(path.text)
        },
        Button {
            text: picker.lang.tr("Close", "button: put a sheet away")
            keys: picker.lang.keys("Esc")
            onClicked: picker.closeAsked()
        }
    ]
}
